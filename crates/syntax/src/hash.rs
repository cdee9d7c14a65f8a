//! The two hash functions that the weights were trained with.

/// MurmurHash64A with seed 1: spaCy's number of a string (`spacy.strings.hash_string`).
pub(crate) fn hash_string(bytes: &[u8]) -> u64 {
    const M: u64 = 0xc6a4_a793_5bd1_e995;
    let mut hash = 1 ^ (bytes.len() as u64).wrapping_mul(M);
    let mut words = bytes.chunks_exact(8);
    for word in &mut words {
        let mut k = word.iter().rev().fold(0, |k, &byte| k << 8 | u64::from(byte)).wrapping_mul(M);
        k ^= k >> 47;
        hash = (hash ^ k.wrapping_mul(M)).wrapping_mul(M);
    }
    let rest = words.remainder();
    if !rest.is_empty() {
        hash ^= rest.iter().rev().fold(0, |k, &byte| k << 8 | u64::from(byte));
        hash = hash.wrapping_mul(M);
    }
    hash ^= hash >> 47;
    hash = hash.wrapping_mul(M);
    hash ^ hash >> 47
}

/// MurmurHash3 (x86, 128 bits, as thinc has it) of a number: the four keys of a hash embedding.
pub(crate) fn embedding_keys(value: u64, seed: u32) -> [u32; 4] {
    let seed = u64::from(seed);
    let mut h1 = value.wrapping_mul(0x87c3_7b91_1142_53d5).rotate_left(31).wrapping_mul(0x4cf5_ad43_2745_937f);
    h1 ^= seed ^ 8;
    let mut h2 = seed ^ 8;
    h1 = h1.wrapping_add(h2);
    h2 = h2.wrapping_add(h1);
    h1 = finish(h1);
    h2 = finish(h2);
    h1 = h1.wrapping_add(h2);
    h2 = h2.wrapping_add(h1);
    [h1 as u32, (h1 >> 32) as u32, h2 as u32, (h2 >> 32) as u32]
}

fn finish(mut h: u64) -> u64 {
    h ^= h >> 33;
    h = h.wrapping_mul(0xff51_afd7_ed55_8ccd);
    h ^= h >> 33;
    h = h.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    h ^ h >> 33
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_hash_as_in_spacy() {
        assert_eq!(hash_string(b"coffee"), 3197928453018144401);
        assert_eq!(hash_string("Ağdərə".as_bytes()), 14062800533607877225);
    }

    #[test]
    fn numbers_hash_as_in_thinc() {
        assert_eq!(embedding_keys(3197928453018144401, 8), [2399055680, 1118310852, 3598583520, 1677466278]);
    }
}
