//! `pack PLACES.tsv WORDS.tsv OUT.zst`: the last step of `data/build.py`.

use std::{env, error::Error, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = env::args().skip(1).collect();
    let [places, words, out] = args.as_slice() else { return Err("usage: pack PLACES.tsv WORDS.tsv OUT.zst".into()) };
    fs::write(out, dateline_gazetteer::pack(&fs::read_to_string(places)?, &fs::read_to_string(words)?)?)?;
    Ok(())
}
