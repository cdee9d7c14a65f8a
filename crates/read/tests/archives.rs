//! Archives: made here, byte by byte, whole and damaged, and made to do harm.

#![allow(clippy::unwrap_used)] // a test may fail by panicking

mod common;

use std::io::Write;
use std::time::Instant;

use dateline_model::Coverage;
use dateline_read::{Origin, archive, read_all};
use flate2::{Compression, write::GzEncoder};
use zip::write::SimpleFileOptions;

/// What is read of a file: a line for each report, with its path, retrieval or first time, and title; or what is wrong.
fn outline(path: &str, bytes: &[u8]) -> Vec<String> {
    read_all(bytes, &Origin { path, ..Origin::default() }, &Coverage::default())
        .map(|reading| match reading {
            Ok(reading) => {
                let time = reading.posts.first().and_then(|p| p.time.utc).map_or("-".into(), |u| u.to_string());
                format!("{} {time} {}", reading.report.path, reading.report.title.as_deref().unwrap_or("-"))
            }
            Err(error) => format!("! {error}"),
        })
        .collect()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const PAGE: &str =
    "<html><head><title>Ferry sails</title></head><body><p>The ferry sails again, the mayor said.</p></body></html>";

const NOTE: &str = "Ferry Waits at the Pier\n\nThe ferry waits, the mayor said.\n";

fn record(kind: &str, url: &str, content: &[u8]) -> Vec<u8> {
    let mut record = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-03-09T10:00:00Z\r\n\
         Content-Type: application/http; msgtype={kind}\r\nContent-Length: {}\r\n\r\n",
        content.len()
    )
    .into_bytes();
    record.extend(content);
    record.extend(b"\r\n\r\n");
    record
}

fn response(headers: &str, body: &[u8]) -> Vec<u8> {
    let mut response =
        format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{headers}\r\n").into_bytes();
    response.extend(body);
    response
}

fn brotli(bytes: &[u8]) -> Vec<u8> {
    // One metablock that is not compressed: window of 16 bits, last block empty.
    let length = bytes.len() - 1;
    let header: u32 = (length as u32) << 4 | 1 << 20;
    let mut out = header.to_le_bytes()[..3].to_vec();
    out.extend(bytes);
    out.push(0x03);
    out
}

fn warc() -> Vec<Vec<u8>> {
    let mut chunked = Vec::new();
    let packed = gzip(PAGE.as_bytes());
    for part in packed.chunks(50) {
        chunked.extend(format!("{:x}\r\n", part.len()).into_bytes());
        chunked.extend(part);
        chunked.extend(b"\r\n");
    }
    chunked.extend(b"0\r\n\r\n");
    let gone = b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>The page is not here.</p>".to_vec();
    let picture = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG".to_vec();
    vec![
        b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 5\r\n\r\nx: y\n\r\n\r\n".to_vec(),
        record("request", "https://herald.example/", b"GET / HTTP/1.1\r\n\r\n"),
        record("response", "https://herald.example/plain", &response("", PAGE.as_bytes())),
        record(
            "response",
            "https://herald.example/chunked",
            &response("Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", &chunked),
        ),
        record("response", "https://herald.example/br", &response("Content-Encoding: br\r\n", &brotli(PAGE.as_bytes()))),
        record("response", "https://herald.example/decoded", &response("Content-Encoding: gzip\r\n", PAGE.as_bytes())),
        record("response", "https://herald.example/gone", &gone),
        record("response", "https://herald.example/a.png", &picture),
        format!(
            "WARC/1.1\r\nWARC-Type: resource\r\nWARC-Target-URI: https://herald.example/note\r\nContent-Type: text/plain\r\n\
             Content-Length: {}\r\n\r\n{NOTE}\r\n\r\n",
            NOTE.len()
        )
        .into_bytes(),
    ]
}

const OF_WARC: [&str; 5] = [
    "a.warc#https://herald.example/plain 2026-03-09T10:00:00Z Ferry sails",
    "a.warc#https://herald.example/chunked 2026-03-09T10:00:00Z Ferry sails",
    "a.warc#https://herald.example/br 2026-03-09T10:00:00Z Ferry sails",
    "a.warc#https://herald.example/decoded 2026-03-09T10:00:00Z Ferry sails",
    "a.warc#https://herald.example/note - Ferry Waits at the Pier",
];

#[test]
fn warc_plain_and_with_each_record_compressed() {
    assert_eq!(outline("a.warc", &warc().concat()), OF_WARC);
    let members: Vec<Vec<u8>> = warc().iter().map(|r| gzip(r)).collect();
    assert_eq!(outline("a.warc", &members.concat()), OF_WARC);
}

#[test]
fn damaged_members_cost_none_of_the_others() {
    let mut members: Vec<Vec<u8>> = warc().iter().map(|r| gzip(r)).collect();
    let middle = members[3].len() / 2;
    members[3].truncate(middle);
    let found = outline("a.warc", &members.concat());
    assert_eq!(found.iter().filter(|l| l.starts_with('!')).count(), 1, "{found:?}");
    assert_eq!(found.iter().filter(|l| !l.starts_with('!')).count(), 4, "{found:?}");

    let mut records = warc();
    records[3] = b"WARC/1.0\r\nnonsense\r\n\r\n".to_vec();
    let found = outline("a.warc", &records.concat());
    assert!(found.len() == 5 && found[1].starts_with("! a.warc: the WARC archive is damaged"), "{found:?}");

    let whole = warc().concat();
    let found = outline("a.warc", &whole[..whole.len() - 20]);
    assert!(found.last().unwrap().contains("breaks off"), "{found:?}");
}

#[test]
fn wacz_is_read_by_its_warc_archives() {
    let warc = warc().iter().map(|r| gzip(r)).collect::<Vec<_>>().concat();
    let wacz = zipped(&[
        ("datapackage.json", b"{}"),
        ("pages/pages.jsonl", b"{\"url\": \"x\"}"),
        ("archive/data.warc.gz", &warc),
        ("indexes/index.cdx.gz", &gzip(b"x")),
    ]);
    assert_eq!(outline("a.warc", &wacz), OF_WARC);
}

#[test]
fn zip_of_pages_and_of_archives() {
    let inner = zipped(&[("deep.html", PAGE.as_bytes())]);
    let zip = zipped(&[
        ("pages/one.html", PAGE.as_bytes()),
        ("pages/one_files/style.css", b"p {}"),
        ("pages/one_files/frame.html", b"<html></html>"),
        ("pages/empty.html", b""),
        ("inner.zip", &inner),
        ("two.html.gz", &gzip(PAGE.as_bytes())),
    ]);
    assert_eq!(
        outline("a.zip", &zip),
        [
            "a.zip#pages/one.html - Ferry sails",
            "! a.zip#pages/empty.html: the file is empty",
            "a.zip#inner.zip#deep.html - Ferry sails",
            "a.zip#two.html - Ferry sails",
        ]
    );
    assert_eq!(outline("a.docx", &zipped(&[("[Content_Types].xml", b"<x/>")])).len(), 1);
}

#[test]
fn saved_pages() {
    let mhtml = "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://herald.example/live\r\nSubject: x\r\n\
        Date: Mon, 9 Mar 2026 10:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\
        \tboundary=\"--b\"\r\n\r\n\r\n----b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\
        Content-Location: https://herald.example/live\r\n\r\n<html><head><title>Ferry =E2=80=93 live</title></head><body><p>The ferry sa=\r\nils.</p></body></html>\r\n\
        ----b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n\
        ----b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://herald.example/frame\r\n\r\n\
        PGh0bWw+PHA+QSBmcmFtZSB3aXRoIHdvcmRzLjwvcD48L2h0bWw+\r\n----b--\r\n";
    let found: Vec<_> = archive::unpack(mhtml.as_bytes(), &Origin { path: "a.mhtml", ..Origin::default() })
        .map(|d| d.map(|d| (d.path.clone(), d.url.clone(), d.fetched.map(|f| f.to_string()))))
        .collect::<Result<_, _>>()
        .unwrap();
    let at = Some("2026-03-09T10:00:00Z".to_owned());
    assert_eq!(found[0], ("a.mhtml".into(), Some("https://herald.example/live".into()), at.clone()));
    assert_eq!(found[1].0, "a.mhtml#https://herald.example/frame");
    let read = outline("a.mhtml", mhtml.as_bytes());
    assert_eq!(read[0], "a.mhtml 2026-03-09T10:00:00Z Ferry – live");
}

#[test]
fn exports_of_many_chats_are_one_report_each() {
    let export = r#"{"about": "x", "chats": {"about": "y", "list": [
        {"name": "Ferry", "type": "public_channel", "id": 1, "messages": [{"id": 1, "type": "message", "date": "2026-03-09T10:00:00", "date_unixtime": "1773050400", "text": "It sails."}]},
        {"name": "Bridge", "type": "public_channel", "id": 2, "messages": [{"id": 1, "type": "message", "date": "2026-03-09T10:00:00", "date_unixtime": "1773050400", "text": "It is open."}]}]}}"#;
    assert_eq!(
        outline("result.json", export.as_bytes()),
        ["result.json#Ferry 2026-03-09T10:00:00Z Ferry", "result.json#Bridge 2026-03-09T10:00:00Z Bridge"]
    );
}

#[test]
fn what_would_fill_a_machine_is_left() {
    let start = Instant::now();
    // A gigabyte in a megabyte, and that once more.
    let zeros = vec![b' '; 1 << 20];
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    (0..300).for_each(|_| encoder.write_all(&zeros).unwrap());
    let bomb = encoder.finish().unwrap();
    assert_eq!(outline("a.gz", &bomb), ["! a.gz: it holds too many bytes for its size: it was left there"]);
    let many = zipped(&[("1.html", PAGE.as_bytes()), ("bomb.html.gz", &bomb), ("2.html", PAGE.as_bytes())]);
    let found = outline("a.zip", &many);
    assert!(found.len() == 3 && found[0].contains("1.html") && found[2].contains("2.html"), "{found:?}");
    // A gzip that holds a gzip, and so on.
    let mut nested = gzip(PAGE.as_bytes());
    (0..10).for_each(|_| nested = gzip(&nested));
    assert_eq!(outline("n.gz", &nested), ["! n: it holds too many archives within archives: it was left there"]);
    assert!(start.elapsed().as_secs() < 30);
}
