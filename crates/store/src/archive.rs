//! Raw bytes and readings, compressed and named by their hash.

use std::io::{self, Read, Write};

use dateline_model::Reading;
use sha2::{Digest, Sha256};

use crate::{Result, StoreError, db::Tx, db::values};

/// zstd's own default: a good ratio at some hundred MB/s.
const LEVEL: i32 = 3;
/// The longest JSON of a reading that is read back, in bytes. A reading of the longest report stays well below.
const MAX_READING: u64 = 8 << 30;

/// The SHA-256 of bytes in lower-case hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

pub(crate) fn hex(digest: &[u8]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A reading as JSON: its hash, its size, and its bytes compressed. It is never whole in memory as JSON.
pub(crate) struct Packed {
    pub sha256: String,
    pub size: u64,
    pub zstd: Vec<u8>,
}

impl Packed {
    pub fn of(reading: &Reading) -> Result<Packed> {
        let cannot = |e: &dyn std::fmt::Display| StoreError::BadReading {
            path: reading.report.path.clone(),
            what: format!("it has no JSON form ({e})"),
        };
        let encoder = zstd::stream::write::Encoder::new(Vec::new(), LEVEL).map_err(|e| cannot(&e))?;
        let mut tee = Tee { inner: encoder, hash: Sha256::new(), size: 0 };
        serde_json::to_writer(io::BufWriter::with_capacity(1 << 16, &mut tee), reading).map_err(|e| cannot(&e))?;
        let zstd = tee.inner.finish().map_err(|e| cannot(&e))?;
        Ok(Packed { sha256: hex(&tee.hash.finalize()), size: tee.size, zstd })
    }
}

/// Hashes and counts what is written through it.
struct Tee<W> {
    inner: W,
    hash: Sha256,
    size: u64,
}

impl<W: Write> Write for Tee<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(bytes)?;
        self.hash.update(&bytes[..written]);
        self.size += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

/// Compresses raw bytes.
pub(crate) fn pack_raw(raw: &[u8]) -> Result<Vec<u8>> {
    zstd::bulk::compress(raw, LEVEL).map_err(|e| StoreError::BadReading {
        path: sha256(raw),
        what: format!("its bytes cannot be compressed ({e})"),
    })
}

/// Whether the ledger has the bytes with a hash. What it has, it has for ever.
pub(crate) async fn has_raw(tx: &mut Tx, sha256: &str) -> Result<bool> {
    Ok(tx.row("SELECT 1 FROM raw WHERE sha256 = $1", &values![sha256]).await?.is_some())
}

/// Keeps compressed raw bytes, once.
pub(crate) async fn keep_raw(tx: &mut Tx, sha256: &str, size: usize, zstd: &[u8]) -> Result<()> {
    let sql = "INSERT INTO raw (sha256, size, zstd) VALUES ($1, $2, $3) ON CONFLICT (sha256) DO NOTHING";
    tx.execute(sql, &values![sha256, size as i64, zstd]).await?;
    Ok(())
}

/// Keeps a reading, once.
pub(crate) async fn keep_reading(tx: &mut Tx, packed: &Packed) -> Result<()> {
    let sql = "INSERT INTO reading (sha256, size, zstd) VALUES ($1, $2, $3) ON CONFLICT (sha256) DO NOTHING";
    tx.execute(sql, &values![&packed.sha256, packed.size as i64, packed.zstd.as_slice()]).await?;
    Ok(())
}

/// The raw bytes with a hash.
pub(crate) async fn raw(tx: &mut Tx, sha256: &str) -> Result<Option<Vec<u8>>> {
    let Some(row) = tx.row("SELECT size, zstd FROM raw WHERE sha256 = $1", &values![sha256]).await? else {
        return Ok(None);
    };
    let (size, packed): (i64, Vec<u8>) = (row.get("size")?, row.get("zstd")?);
    let size = usize::try_from(size).ok().filter(|&size| size <= crate::MAX_RAW);
    let bytes = size.and_then(|size| zstd::bulk::decompress(&packed, size).ok());
    match bytes {
        Some(bytes) if self::sha256(&bytes) == sha256 => Ok(Some(bytes)),
        _ => Err(StoreError::Damaged(format!("the bytes kept as {sha256} are others"))),
    }
}

/// The reading with a hash.
pub(crate) async fn reading(tx: &mut Tx, sha256: &str) -> Result<Reading> {
    let damaged = || StoreError::Damaged(format!("the reading kept as {sha256} cannot be read"));
    let row = tx.row("SELECT zstd FROM reading WHERE sha256 = $1", &values![sha256]).await?.ok_or_else(damaged)?;
    let packed: Vec<u8> = row.get("zstd")?;
    let json = zstd::stream::read::Decoder::new(packed.as_slice()).map_err(|_| damaged())?.take(MAX_READING);
    serde_json::from_reader(io::BufReader::new(json)).map_err(|_| damaged())
}
