//! PDF documents made here, object by object.

mod common;

use dateline_model::{Coverage, Reading};
use dateline_read::{Origin, ReadError, read};

/// A document of some pages. Every page has the fonts F1, with the codes of Windows, and F2, whose codes only its own map
/// tells; and the form X1, which has itself in it.
fn pdf(pages: &[&str]) -> Vec<u8> {
    let stream = |content: &str| format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len());
    let map = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /x def\n\
               1 begincodespacerange <00> <FF> endcodespacerange\n3 beginbfchar\n<01> <FB01>\n<02> <0440>\n<03> <0020>\nendbfchar\n\
               endcmap CMapName currentdict /CMap defineresource pop end end";
    let form = "q BT /F1 10 Tf 20 20 Td (Within a form) Tj ET Q /X1 Do";
    let kids: Vec<String> = (0..pages.len()).map(|i| format!("{} 0 R", 7 + 2 * i)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), kids.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Own /ToUnicode 5 0 R /FirstChar 1 /Widths [500 500 250] >>"
            .to_owned(),
        stream(map),
        format!(
            "<< /Type /XObject /Subtype /Form /BBox [0 0 99 99] /Resources << /Font << /F1 3 0 R >> /XObject << /X1 6 0 R >> >> /Length {} >>\nstream\n{form}\nendstream",
            form.len()
        ),
    ];
    for (i, page) in pages.iter().enumerate() {
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 400] /Contents {} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R >> /XObject << /X1 6 0 R >> >> >>",
            8 + 2 * i
        ));
        objects.push(stream(page));
    }
    let mut out = "%PDF-1.4\n".to_owned();
    let mut table = String::new();
    for (n, object) in (1..).zip(&objects) {
        table.push_str(&format!("{:010} 00000 n \n", out.len()));
        out.push_str(&format!("{n} 0 obj\n{object}\nendobj\n"));
    }
    let start = out.len();
    let size = objects.len() + 1;
    out.push_str(&format!(
        "xref\n0 {size}\n0000000000 65535 f \n{table}trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    ));
    out.into_bytes()
}

fn reading(bytes: &[u8]) -> Result<Reading, ReadError> {
    read(bytes, &Origin { path: "report.pdf", ..Origin::default() }, &Coverage::default())
}

fn text(pages: &[&str]) -> String {
    reading(&pdf(pages)).map_or_else(|error| format!("! {error}"), |r| r.text)
}

#[test]
fn places_become_words_lines_and_paragraphs() {
    let page = "BT /F1 18 Tf 20 350 Td (Situation Report) Tj /F1 10 Tf 0 -30 Td [(The fer) 20 (ry) -300 (waits)] TJ \
                12 TL T* (at the pier.) Tj 0 -40 Td (It \\222is\\222 late.) Tj ET";
    assert_eq!(text(&[page]), "Situation Report\n\nThe ferry waits\nat the pier.\n\nIt ’is’ late.\n");
}

#[test]
fn a_font_s_own_map_tells_its_codes() {
    assert_eq!(text(&["BT /F2 10 Tf 20 350 Td <0103020101> Tj ET"]), "fi рfifi\n");
}

#[test]
fn forms_are_followed_but_not_for_ever() {
    let text = text(&["/X1 Do"]);
    assert!(text.starts_with("Within a form"), "{text}");
    assert!(text.matches("Within").count() < 20, "{text}");
}

#[test]
fn heads_and_feet_of_most_pages_are_told_once() {
    let page = |n: usize, words: &str| {
        format!(
            "BT /F1 10 Tf 20 380 Td (Ferry report) Tj 0 -40 Td ({words}) Tj 0 -20 Td (It is so.) Tj 0 -20 Td (Nothing else.) Tj \
             0 -200 Td (Page {n} of 3) Tj ET"
        )
    };
    let pages = [page(1, "One thing."), page(2, "Another."), page(3, "A third.")];
    let text = text(&pages.each_ref().map(String::as_str));
    assert_eq!((text.matches("Ferry report").count(), text.matches("Page ").count()), (1, 1), "{text}");
    assert!(text.contains("One thing.") && text.contains("A third."), "{text}");
}

#[test]
fn the_date_of_a_report_is_that_which_it_names() {
    let page = "BT /F1 18 Tf 20 350 Td (Situation Report No. 4) Tj /F1 10 Tf 0 -30 Td (9 March 2026) Tj \
                0 -30 Td (The ferry to Stena has not sailed since Monday, the port authority said.) Tj ET";
    let Ok(reading) = reading(&pdf(&[page])) else { panic!("a document that can be read") };
    assert_eq!(reading.report.media_type, "application/pdf");
    assert_eq!(reading.posts[0].time.utc.map(|u| u.to_string()).as_deref(), Some("2026-03-09"));
}

#[test]
fn what_has_no_text_or_is_damaged_is_named() {
    assert_eq!(
        text(&["0 0 m 10 10 l S"]),
        "! this is a PDF document without text, perhaps a scan, not a document that can be read"
    );
    assert!(reading(b"%PDF-1.4\n1 0 obj").is_err_and(|e| e.to_string().starts_with("the PDF document is damaged")));
    // Whatever byte is lost, it is an answer.
    let whole = pdf(&["BT /F1 10 Tf 20 350 Td (The ferry waits.) Tj ET"]);
    for at in (0..whole.len()).step_by(7) {
        let mut bytes = whole.clone();
        bytes[at] = b'9';
        let _ = reading(&bytes);
        let _ = reading(&whole[..at]);
    }
}
