//! Reports named on the command line, read and linked one after another.

use std::path::PathBuf;

use dateline_link::Linker;
use dateline_model::Reading;

use crate::{
    input::Input,
    pipeline::Pipeline,
    report::{Outcome, complain},
};

/// Reads each file, and each report in an archive, and hands it on linked to those before it. What cannot be read is named on
/// standard error.
pub fn each(
    files: &[PathBuf],
    pipeline: &Pipeline,
    mut with: impl FnMut(Reading) -> anyhow::Result<()>,
) -> anyhow::Result<Outcome> {
    let mut linker = Linker::new();
    let mut outcome = Outcome::Done;
    let mut fail = |error: String| {
        complain(&error);
        outcome = Outcome::SomeFailed;
    };
    for file in files {
        let input = match Input::open(file) {
            Ok(input) => input,
            Err(error) => {
                fail(format!("{}: {error:#}", file.display()));
                continue;
            }
        };
        let mut documents = input.documents(pipeline.coverage());
        let mut found = false;
        for document in &mut documents {
            found = true;
            let document = match document {
                Ok(document) => document,
                Err(error) => {
                    fail(error.to_string());
                    continue;
                }
            };
            match pipeline.read(&document) {
                Ok(mut reading) => {
                    linker.add(&reading).put(&mut reading);
                    with(reading)?;
                }
                Err(error) if document.may_be_left_out(&error) => {}
                Err(error) => fail(format!("{}: {error}", document.path)),
            }
        }
        if let Some(container) = documents.container().filter(|_| !found) {
            fail(format!("{}: this is {container} without documents", input.path));
        }
    }
    Ok(outcome)
}
