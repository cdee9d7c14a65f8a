//! Taking a report into the ledger.

use jiff::Timestamp;

use crate::{ChangeNo, ClaimId, ReportId};

/// What came with the bytes of a report.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Retrieval<'a> {
    /// The raw bytes.
    pub raw: &'a [u8],
    /// What names the page, so that another retrieval of it is known for one: its address or a file's absolute path.
    /// None takes the reading's own address (without a fragment) or else its path.
    pub page: Option<&'a str>,
    /// When it was retrieved. Retrievals of one page count in this order, whatever the order of their import.
    pub received: Timestamp,
}

impl<'a> Retrieval<'a> {
    /// Bytes retrieved at this moment.
    pub fn now(raw: &'a [u8]) -> Self {
        Retrieval::at(raw, Timestamp::now())
    }

    /// Bytes retrieved at some moment.
    pub fn at(raw: &'a [u8], received: Timestamp) -> Self {
        Retrieval { raw, page: None, received }
    }

    /// The same, of a page with this name.
    pub fn of_page(self, page: &'a str) -> Self {
        Retrieval { page: Some(page), ..self }
    }
}

/// What an import changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imported {
    /// The report in the ledger: this one, or the one with the same bytes that was there.
    pub report: Option<ReportId>,
    /// Whether the page stood in the ledger just so, and nothing changed for readers.
    pub unchanged: bool,
    /// Posts that are there for the first time.
    pub posts_new: u32,
    /// Posts of which the source changed the text.
    pub posts_revised: u32,
    /// Posts of which the text stands but the reading changed.
    pub posts_reread: u32,
    /// Posts that were taken away.
    pub posts_gone: u32,
    /// Posts that were gone and are there again.
    pub posts_returned: u32,
    /// Mentions, statements, claims and blocks left out because they reach beyond the post they are said to stand in.
    /// The reading is kept whole.
    pub left_out: u32,
    /// The numbers of the first and last change made; none if none was.
    pub changes: Option<(ChangeNo, ChangeNo)>,
    /// The ledger's ids of the reading's claims, in its order: (`c1`, id) …. Claims outside every post have none.
    pub claims: Vec<(String, ClaimId)>,
}
