//! Products of matrices on tiles: eight times as many in a step as the widest registers make.
//!
//! Intel's Advanced Matrix Extensions (AMX, since 2023; Intel's Software Developer's Manual, volume 1, chapter 18) have eight registers
//! of two dimensions, the tiles. One instruction multiplies sixteen rows of 64 inputs by the weights of sixteen outputs, in bytes, and
//! adds to sums of 32 bits. The sums are whole numbers: the answer is the same as on every machine.
//!
//! Rust's names for these instructions are not stable yet, so that they stand here in assembly.

use std::arch::asm;
use std::marker::PhantomData;

use pulp::NullaryFnOnce;

use crate::matrix::{Out, PANEL, Starts};
use crate::room::Room;

/// Inputs that are multiplied together, and bytes of a tile's row.
const GROUP: usize = 64;
/// Rows of a tile.
const HEIGHT: usize = 16;
/// Outputs that a tile has the sums of.
const OUTPUTS: usize = PANEL / 2;
/// Rows of inputs that are multiplied at a time: two tiles of them.
const ROWS: usize = 2 * HEIGHT;

/// That this machine has tiles and lets this process use them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tiles(());

impl Tiles {
    /// Rows for which tiles are worth the while.
    pub const ENOUGH: usize = 16;

    /// Asks for them.
    #[allow(unsafe_code)] // a call of the system that no library has
    pub fn try_new() -> Option<Tiles> {
        let features = raw_cpuid::CpuId::new().get_extended_feature_info()?;
        if !(features.has_amx_tile() && features.has_amx_int8()) {
            return None;
        }
        #[cfg(target_os = "linux")]
        {
            /// Linux saves what tiles hold, 8 kB, only for processes that ask for it (its Documentation/arch/x86/xstate.rst).
            const REQUEST: libc::c_long = 0x1023;
            const TILE_DATA: libc::c_long = 18;
            // SAFETY: the request takes a number and touches no memory of ours.
            let granted = unsafe { libc::syscall(libc::SYS_arch_prctl, REQUEST, TILE_DATA) } == 0;
            granted.then_some(Tiles(()))
        }
        #[cfg(not(target_os = "linux"))]
        None
    }

    /// Gives them their shape: each sixteen rows of 64 bytes.
    #[allow(unsafe_code)] // see `Tiled::add_up`
    fn shape(self) -> Shaped {
        // SAFETY: a `Tiles` is made only where the machine has them and the system lets them be used, and this is a shape that they may
        // have.
        unsafe { asm!("ldtilecfg [{}]", in(reg) &Shapes::ALL, options(nostack, preserves_flags, readonly)) };
        Shaped(PhantomData)
    }
}

/// The shapes of the tiles, as the machine is told them.
#[repr(C, align(64))]
struct Shapes {
    palette: u8,
    first_row: u8,
    reserved: [u8; 14],
    /// bytes of a row, of eight tiles that there are and eight that there may be
    widths: [[u16; 8]; 2],
    heights: [[u8; 8]; 2],
}

impl Shapes {
    const ALL: Shapes = Shapes {
        palette: 1,
        first_row: 0,
        reserved: [0; 14],
        widths: [[GROUP as u16; 8], [0; 8]],
        heights: [[HEIGHT as u8; 8], [0; 8]],
    };
}

/// Tiles that have their shape, in this thread.
struct Shaped(PhantomData<*const ()>);

impl Drop for Shaped {
    #[allow(unsafe_code)] // see `Tiled::add_up`
    fn drop(&mut self) {
        // SAFETY: there are tiles, as they have been shaped. A thread that takes them up anew shapes them anew.
        unsafe { asm!("tilerelease", options(nomem, nostack, preserves_flags)) };
    }
}

/// What a tile of inputs or weights holds.
#[repr(C, align(64))]
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tile([[u8; GROUP]; HEIGHT]);

impl Default for Tile {
    fn default() -> Tile {
        Tile([[0; GROUP]; HEIGHT])
    }
}

/// Sixteen rows of inputs that begin at even distances, as a tile is loaded from.
#[derive(Clone, Copy)]
struct Lines<'a> {
    bytes: &'a [u8],
    distance: usize,
}

/// A row's sums for a panel: its halves are those of two tiles.
#[repr(C, align(64))]
#[derive(Clone, Copy, Debug)]
struct Sums([i32; PANEL]);

/// Weights in bytes, with what is added, as tiles take them.
#[derive(Debug)]
pub(crate) struct Tiled {
    inputs: usize,
    /// for each panel of outputs, for each tile of inputs, the weights for either half of the panel: a row has four inputs' weights
    /// for one output after the other
    weights: Vec<[Tile; 2]>,
    bias: Vec<Sums>,
}

impl Tiled {
    /// Lays out weights and bias. The inputs are filled up to whole tiles with weights of nought.
    pub fn new(weight: impl Fn(usize, usize) -> i8, bias: &[[i32; PANEL]], inputs: usize) -> Tiled {
        let cell = |input: usize, output: usize| match input < inputs {
            true => weight(input, output).cast_unsigned(),
            false => 0,
        };
        let panels = (0..bias.len()).map(|panel| panel * PANEL);
        let tiles = panels.flat_map(|output| (0..inputs).step_by(GROUP).map(move |input| (input, output)));
        let weights = tiles.map(|(input, output)| {
            [output, output + OUTPUTS].map(|output| {
                let row = |four: usize| std::array::from_fn(|i| cell(input + 4 * four + i % 4, output + i / 4));
                Tile(std::array::from_fn(row))
            })
        });
        Tiled { inputs, weights: weights.collect(), bias: bias.iter().copied().map(Sums).collect() }
    }

    /// Tiles of inputs.
    fn tiles(&self) -> usize {
        self.inputs.div_ceil(GROUP)
    }

    /// Adds to the bias the products of two tiles of rows, for each tile of inputs, with the weights of a panel.
    fn add_up(&self, _: &Shaped, panel: usize, lines: [Lines; 2], sums: &mut [Sums; ROWS]) {
        let (weights, bias) = (&self.weights[panel * self.tiles()..][..self.tiles()], &self.bias[panel]);
        let fits = |lines: &Lines| {
            lines.bytes.len() / GROUP >= weights.len()
                && lines.bytes.len() - weights.len() * GROUP >= (HEIGHT - 1) * lines.distance
        };
        assert!(!weights.is_empty() && lines.iter().all(fits));
        let [first, second] = lines;
        // SAFETY: as there is a `Shaped`, there are tiles, each of sixteen rows of 64 bytes. What is read are pairs of tiles of weights,
        // at least one, as many tiles of either lines, whose last row ends within them, and sixteen times the bias of either half; what
        // is written are the rows of `sums`, in four tiles.
        #[allow(unsafe_code)]
        // no stable Rust has these instructions, which save an eighth of all time (docs/benchmarks.md)
        unsafe {
            asm!(
                "tileloadd tmm0, [{bias} + {again}]",
                "tileloadd tmm1, [{bias} + {again} + 64]",
                "tileloadd tmm2, [{bias} + {again}]",
                "tileloadd tmm3, [{bias} + {again} + 64]",
                "2:",
                "tileloadd tmm4, [{first} + {first_distance}]",
                "tileloadd tmm6, [{weights} + {row}]",
                "tileloadd tmm7, [{weights} + {row} + 1024]",
                "tdpbusd tmm0, tmm4, tmm6",
                "tdpbusd tmm1, tmm4, tmm7",
                "tileloadd tmm5, [{second} + {second_distance}]",
                "tdpbusd tmm2, tmm5, tmm6",
                "tdpbusd tmm3, tmm5, tmm7",
                "add {first}, 64",
                "add {second}, 64",
                "add {weights}, 2048",
                "dec {pairs}",
                "jnz 2b",
                "tilestored [{sums} + {both}], tmm0",
                "tilestored [{sums} + {both} + 64], tmm1",
                "tilestored [{sums} + {both} + 2048], tmm2",
                "tilestored [{sums} + {both} + 2112], tmm3",
                first = inout(reg) first.bytes.as_ptr() => _,
                first_distance = in(reg) first.distance,
                second = inout(reg) second.bytes.as_ptr() => _,
                second_distance = in(reg) second.distance,
                weights = inout(reg) weights.as_ptr() => _,
                pairs = inout(reg) weights.len() => _,
                bias = in(reg) bias,
                sums = in(reg) sums,
                row = in(reg) GROUP,
                again = in(reg) 0_usize,
                both = in(reg) size_of::<Sums>(),
                out("tmm0") _, out("tmm1") _, out("tmm2") _, out("tmm3") _,
                out("tmm4") _, out("tmm5") _, out("tmm6") _, out("tmm7") _,
                options(nostack),
            );
        }
    }
}

/// The product of weights and rows of inputs.
pub(crate) struct MultiplyTiled<'a, S, O> {
    pub tiles: Tiles,
    pub weights: &'a Tiled,
    pub input: &'a [u8],
    pub starts: S,
    pub out: O,
}

impl Tiled {
    /// Sixteen rows from the first of them. What lies beyond the last row or a row's last input may be anything. Rows at uneven distances,
    /// or too near to the end of all, are laid out anew.
    #[inline(always)]
    fn lines<'a>(&self, input: &'a [u8], starts: impl Starts, first: usize, room: &'a mut [u8]) -> Lines<'a> {
        let (start, last) = (starts.start(first), starts.count().min(first + HEIGHT) - 1);
        let distance = starts.start(last.min(first + 1)).saturating_sub(start);
        let is_even = (first..last).all(|row| starts.start(row + 1) == starts.start(row) + distance);
        match input.get(start..start + (HEIGHT - 1) * distance + self.tiles() * GROUP) {
            Some(bytes) if is_even => Lines { bytes, distance },
            _ => {
                let distance = self.tiles() * GROUP;
                for (row, line) in (first..=last).zip(room.chunks_exact_mut(distance)) {
                    line[..self.inputs].copy_from_slice(&input[starts.start(row)..][..self.inputs]);
                }
                Lines { bytes: room, distance }
            }
        }
    }
}

impl<S: Starts, O: Out> NullaryFnOnce for MultiplyTiled<'_, S, O> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let MultiplyTiled { tiles, weights, input, starts, mut out } = self;
        let (shaped, mut sums) = (tiles.shape(), [Sums([0; PANEL]); ROWS]);
        let count = starts.count();
        let size = HEIGHT * weights.tiles() * GROUP;
        let mut room = Room::of(count.div_ceil(HEIGHT) * size);
        let firsts = (0..count).step_by(HEIGHT);
        let lines =
            firsts.zip(room.chunks_exact_mut(size)).map(|(first, room)| weights.lines(input, starts, first, room));
        let lines: Vec<Lines> = lines.collect();
        // One panel's weights stay close by.
        for panel in 0..weights.bias.len() {
            for (lines, first) in lines.chunks(2).zip((0..count).step_by(ROWS)) {
                let (Some(&one), Some(&other)) = (lines.first(), lines.last()) else { continue };
                weights.add_up(&shaped, panel, [one, other], &mut sums);
                for (row, Sums(results)) in (first..count).zip(&sums) {
                    out.put(row, panel, results);
                }
            }
        }
    }
}
