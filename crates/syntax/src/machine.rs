//! The widest registers that the machine has, chosen at run time. They change the speed and not a bit of an answer.

use pulp::{Arch, NullaryFnOnce, Simd, WithSimd};

#[cfg(target_arch = "x86_64")]
pub(crate) use x86::{Avx2, Avx512};

#[cfg(target_arch = "x86_64")]
use crate::tiles::Tiles;

/// The kinds of machine that the products of matrices are written for, and all others.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Machine {
    /// 512 bits, and tiles
    #[cfg(target_arch = "x86_64")]
    Tiles(Avx512, Tiles),
    /// 512 bits, and one instruction that multiplies and sums whole numbers
    #[cfg(target_arch = "x86_64")]
    Avx512(Avx512),
    /// 256 bits
    #[cfg(target_arch = "x86_64")]
    Avx2(Avx2),
    /// what the compiler makes of plain code
    Any(Arch),
}

impl Machine {
    /// The one that this runs on.
    pub fn new() -> Machine {
        #[cfg(target_arch = "x86_64")]
        {
            if let Some(simd) = Avx512::try_new() {
                return Tiles::try_new().map_or(Machine::Avx512(simd), |tiles| Machine::Tiles(simd, tiles));
            }
            if let Some(simd) = Avx2::try_new() {
                return Machine::Avx2(simd);
            }
        }
        Machine::Any(Arch::new())
    }

    /// Every kind that this machine can run, the plainest last.
    #[cfg(test)]
    pub fn all() -> Vec<Machine> {
        let plain = [Machine::Any(Arch::new()), Machine::Any(Arch::Scalar)];
        #[cfg(target_arch = "x86_64")]
        {
            let avx512 = Avx512::try_new();
            let tiles = avx512.and_then(|simd| Some(Machine::Tiles(simd, Tiles::try_new()?)));
            let known = [tiles, avx512.map(Machine::Avx512), Avx2::try_new().map(Machine::Avx2)];
            known.into_iter().flatten().chain(plain).collect()
        }
        #[cfg(not(target_arch = "x86_64"))]
        plain.to_vec()
    }

    /// Runs a loop over numbers, which must be inlined, with the machine's registers.
    #[inline(always)]
    pub fn run<Output>(self, work: impl NullaryFnOnce<Output = Output>) -> Output {
        match self {
            #[cfg(target_arch = "x86_64")]
            Machine::Avx512(simd) | Machine::Tiles(simd, _) => simd.vectorize(work),
            #[cfg(target_arch = "x86_64")]
            Machine::Avx2(simd) => simd.vectorize(work),
            Machine::Any(arch) => arch.dispatch(Work(work)),
        }
    }
}

struct Work<F>(F);

impl<F: NullaryFnOnce> WithSimd for Work<F> {
    type Output = F::Output;

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) -> F::Output {
        self.0.call()
    }
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    pulp::simd_type! {
        /// AVX-512 with VNNI: Intel since 2019, AMD since 2022.
        pub(crate) struct Avx512 {
            pub(crate) avx512f: "avx512f",
            pub(crate) avx512bw: "avx512bw",
            pub(crate) avx512dq: "avx512dq",
            pub(crate) avx512vl: "avx512vl",
            pub(crate) avx512vnni: "avx512vnni",
            pub(crate) bmi1: "bmi1",
            pub(crate) bmi2: "bmi2",
            pub(crate) lzcnt: "lzcnt",
            pub(crate) popcnt: "popcnt",
        }

        /// AVX2: Intel since 2013, AMD since 2015.
        pub(crate) struct Avx2 {
            pub(crate) avx: "avx",
            pub(crate) avx2: "avx2",
            pub(crate) bmi1: "bmi1",
            pub(crate) bmi2: "bmi2",
            pub(crate) lzcnt: "lzcnt",
            pub(crate) popcnt: "popcnt",
        }
    }
}
