//! Instants and names as the ledger writes them.

use jiff::Timestamp;

use crate::{Result, StoreError};

/// The instant of a number of microseconds since 1970.
pub(crate) fn instant(microseconds: i64) -> Result<Timestamp> {
    Timestamp::from_microsecond(microseconds).map_err(|e| StoreError::Damaged(e.to_string()))
}

/// The instant of a number of seconds since 1970.
pub(crate) fn second(seconds: i64) -> Result<Timestamp> {
    Timestamp::from_second(seconds).map_err(|e| StoreError::Damaged(e.to_string()))
}

/// The name that a plain enum has in JSON.
pub(crate) fn name_of<T: serde::Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}
