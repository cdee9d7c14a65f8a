//! All tests of the site in one program, which is linked once: a file a subject.
#![allow(clippy::unwrap_used)] // helpers of tests, which may fail by panicking

mod common;
mod vectors;
mod visit;

mod axe;
mod browser;
mod cards;
mod embed;
mod facts;
mod facts_browser;
mod hostile;
mod languages;
mod live;
mod out;
mod read_again;
mod reader;
mod search;
mod site;

#[test]
fn every_file_of_tests_is_in_the_program() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let program = std::fs::read_to_string(folder.join("main.rs")).unwrap();
    for file in std::fs::read_dir(folder).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        let Some(name) = name.strip_suffix(".rs").filter(|name| *name != "main") else { continue };
        assert!(program.contains(&format!("mod {name};")), "main.rs does not name {name}.rs: its tests never run");
    }
}
