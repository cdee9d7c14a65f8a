//! The text of PDF documents.

use crate::ReadError;

pub(crate) fn text(_bytes: &[u8]) -> Result<String, ReadError> {
    Err(ReadError::Binary { what: "a PDF document" })
}
