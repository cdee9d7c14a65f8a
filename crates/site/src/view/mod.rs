//! What the templates show: plain words, classes and addresses, worked out before. Nothing in here reads the ledger.

mod feed;
mod page;
mod post;
mod question;
mod search;
mod source;
mod time;

pub use feed::{
    ClaimLink, ContentsDay, ContentsLine, ContentsMonth, FeedDay, FilterChip, FilterGroup, FilterOption, FilterView,
    KeyLine, PinnedLine, PinnedView,
};
pub use page::{CoverageLine, Head, LanguageLink, PartyView, Section, Share};
pub use post::{
    ClaimView, CorrectionView, Diff, EditView, Mark, MediaView, Paragraph, ParagraphKind, Piece, PostView,
    RelationView, ReprintView, RulingView, SpeakerView, TellingView,
};
pub use question::{AnswerView, ClaimantView, QuestionState, QuestionView, SideView};
pub use search::{Found, HitView};
pub use source::{FollowedView, SourceView, StoriesView, StoryLine};
pub use time::{DayView, Doubt, TimeView};
