//! ZIP: a folder of pages, a saved page with its files, an export of a chat; and WACZ, which is a ZIP of WARC archives.

use std::borrow::Cow;
use std::io::Cursor;

use zip::ZipArchive;

use super::{Budget, Document, Step, damaged, is_resource, within};
use crate::ReadError;

/// An open ZIP archive.
pub(super) struct Zip<'b> {
    path: String,
    archive: ZipArchive<Cursor<Cow<'b, [u8]>>>,
    next: usize,
    /// Whether it is a WACZ: only its WARC archives are of interest.
    web: bool,
}

impl<'b> Zip<'b> {
    pub(super) fn open(document: Document<'b>) -> Result<Zip<'b>, ReadError> {
        let archive =
            ZipArchive::new(Cursor::new(document.bytes)).map_err(|error| damaged("ZIP archive", &plain(&error)))?;
        let has = |name: &str| archive.index_for_name(name).is_some();
        if has("[Content_Types].xml") || has("META-INF/MANIFEST.MF") || has("META-INF/container.xml") || has("mimetype")
        {
            return Err(ReadError::Binary { what: "an office document, e-book or program" });
        }
        let web = has("datapackage.json") && archive.file_names().any(|n| n.starts_with("archive/"));
        Ok(Zip { path: document.path, archive, next: 0, web })
    }

    pub(super) fn path(&self) -> &str {
        &self.path
    }

    pub(super) fn next(&mut self, budget: &mut Budget) -> Step<'b> {
        let at = self.next;
        if at >= self.archive.len() {
            return Step::End;
        }
        self.next += 1;
        let name = self.archive.name_for_index(at).unwrap_or("?").to_owned();
        let file = match self.archive.by_index(at) {
            Ok(file) => file,
            Err(error) => return Step::Broken(within(&self.path, &name), damaged("member", &plain(&error))),
        };
        if file.is_dir() || is_resource(&name) || (self.web && !name.starts_with("archive/")) {
            return Step::LeftOut;
        }
        // The addresses of a WACZ's pages say enough.
        let path = if self.web { self.path.clone() } else { within(&self.path, &name) };
        let compressed = file.compressed_size();
        match budget.inflate(file, compressed) {
            Ok(bytes) => Step::Document(Document {
                path,
                bytes: Cow::Owned(bytes),
                // A browser that saves a page puts what it loads into a folder beside it.
                incidental: name.contains("_files/"),
                ..Document::default()
            }),
            Err(error) => Step::Broken(within(&self.path, &name), error),
        }
    }
}

fn plain(error: &zip::result::ZipError) -> String {
    match error {
        zip::result::ZipError::UnsupportedArchive(zip::result::ZipError::PASSWORD_REQUIRED) => {
            "it is locked with a password".into()
        }
        other => other.to_string(),
    }
}
