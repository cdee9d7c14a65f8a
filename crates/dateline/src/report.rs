//! The one friendly report of what went wrong.

use std::{io, process::ExitCode};

/// What a command came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// All went well.
    Done,
    /// Some input could not be read, and was named on standard error; everything else was done.
    SomeFailed,
}

/// Says what went wrong, once, with its causes, and gives the exit status: 0 done, 1 something could not be read or done.
/// A reader that closed the pipe is no error.
pub fn exit_code(result: anyhow::Result<Outcome>) -> ExitCode {
    match result {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::SomeFailed) => ExitCode::FAILURE,
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("{error:#}"));
            ExitCode::FAILURE
        }
    }
}

/// One line on standard error.
pub fn complain(what: &str) {
    let style = anstyle::Style::new().bold().fg_color(Some(anstyle::AnsiColor::Red.into()));
    anstream::eprintln!("{style}dateline:{style:#} {what}");
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let of_json =
        |cause: &(dyn std::error::Error + 'static)| cause.downcast_ref::<serde_json::Error>()?.io_error_kind();
    let kind = |cause| of_json(cause).or_else(|| Some(cause.downcast_ref::<io::Error>()?.kind()));
    error.chain().filter_map(kind).any(|kind| kind == io::ErrorKind::BrokenPipe)
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Closed;

    impl io::Write for Closed {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::BrokenPipe.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_reader_that_closed_the_pipe_is_no_error() {
        let json = serde_json::to_writer(Closed, &[1]).map_err(anyhow::Error::from);
        let text = io::Write::write_all(&mut Closed, b"1").map_err(anyhow::Error::from);
        for error in [json, text].into_iter().filter_map(Result::err) {
            assert!(is_broken_pipe(&error.context("printing")));
        }
        assert!(!is_broken_pipe(&anyhow::anyhow!("the pipe is broken")));
    }
}
