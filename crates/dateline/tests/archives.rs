//! An archive is read and imported report by report.
#![allow(clippy::unwrap_used)] // a test may fail by panicking

use std::{path::Path, process::Command};

use dateline_model::Reading;

/// A record of an archive: a page as it was answered, or what is said to be one.
fn record(address: &str, content: &str) -> String {
    format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2026-03-09T10:00:00Z\r\n\
         Content-Length: {}\r\n\r\n{content}\r\n\r\n",
        content.len()
    )
}

fn page(words: &str) -> String {
    format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><head><title>Ferry</title></head><body><p>{words}</p></body></html>"
    )
}

/// An archive with two pages, one that cannot be unpacked, and a picture.
fn archive(folder: &Path) -> std::path::PathBuf {
    let path = folder.join("crawl.warc");
    let records = [
        record("https://herald.example/1", &page("Twelve people were killed, the mayor said.")),
        record("https://herald.example/a.png", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx"),
        record(
            "https://herald.example/2",
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: deflate\r\n\r\n\u{FFFD}",
        ),
        record("https://herald.example/3", &page("The ferry has not sailed again, the port authority said.")),
    ];
    std::fs::write(&path, records.concat()).unwrap();
    path
}

#[test]
fn every_report_of_an_archive_is_read_and_a_damaged_one_named() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    let output = command.args(["read", "--format", "json"]).arg(archive(folder.path())).output().unwrap();
    let readings: Vec<Reading> =
        std::str::from_utf8(&output.stdout).unwrap().lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    let urls: Vec<_> = readings.iter().filter_map(|r| r.report.url.as_deref()).collect();
    assert_eq!(urls, ["https://herald.example/1", "https://herald.example/3"]);
    assert!(readings[0].report.path.ends_with("crawl.warc#https://herald.example/1"), "{}", readings[0].report.path);
    assert_eq!(readings[0].posts[0].time.utc.map(|u| u.to_string()).as_deref(), Some("2026-03-09T10:00:00Z"));
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(errors.lines().count() == 1 && errors.contains("crawl.warc#https://herald.example/2"), "{errors}");
    assert_eq!(output.status.code(), Some(1));
}

#[cfg(feature = "serve")]
#[test]
fn an_archive_is_imported_as_its_reports() {
    let folder = tempfile::tempdir().unwrap();
    let coverage = folder.path().join("coverage.toml");
    std::fs::write(&coverage, "slug = \"ferry\"\ntitle = \"Ferry\"\n").unwrap();
    let archive = archive(folder.path());
    let import = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
        command.arg("import").arg("--coverage").arg(&coverage).arg("--db").arg(folder.path().join("ledger.db"));
        String::from_utf8(command.arg(&archive).output().unwrap().stdout).unwrap()
    };
    assert_eq!(import().trim_end(), "2 reports: 2 posts new, 0 revised, 0 gone");
    assert_eq!(import().trim_end(), "2 reports (2 unchanged): 0 posts new, 0 revised, 0 gone");
}
