-- The ledger's first form. A migration that has landed is never edited: a change of form is a new file.
--
-- Instants are kept as text (RFC 3339, UTC) to be read by people, with an integer beside them to be sorted by: seconds
-- since 1970 for what posts say of themselves, microseconds for retrievals. Sizes are bounded by the program.

PRAGMA application_id = 1146375244; -- "DTLL": how a ledger is told from another program's database

-- The event that is followed.
CREATE TABLE coverage (
    id          INTEGER PRIMARY KEY,
    slug        TEXT NOT NULL UNIQUE,
    description TEXT NOT NULL,              -- the coverage file as JSON
    last_change INTEGER NOT NULL DEFAULT 0  -- the number of the last line of its log
);

-- Where reports come from: outlet, feed, channel, folder.
CREATE TABLE source (
    id       INTEGER PRIMARY KEY,
    coverage INTEGER NOT NULL REFERENCES coverage (id),
    name     TEXT NOT NULL,
    UNIQUE (coverage, name)
);

-- What is retrieved again and again: a page, a feed's item, a file.
CREATE TABLE page (
    id            INTEGER PRIMARY KEY,
    coverage      INTEGER NOT NULL REFERENCES coverage (id),
    source        INTEGER NOT NULL REFERENCES source (id),
    name          TEXT NOT NULL,            -- its address or path
    latest_report INTEGER,                  -- the report with the latest retrieval
    UNIQUE (coverage, name)
);
CREATE INDEX page_by_source ON page (source);

-- The bytes of reports, each kept once.
CREATE TABLE raw (
    sha256 TEXT PRIMARY KEY NOT NULL,       -- of the bytes as retrieved
    size   INTEGER NOT NULL,                -- their number
    zstd   BLOB NOT NULL                    -- the same, compressed
);

-- What was read in them, each reading kept once.
CREATE TABLE reading (
    sha256 TEXT PRIMARY KEY NOT NULL,       -- of the JSON
    size   INTEGER NOT NULL,
    zstd   BLOB NOT NULL
);

-- One retrieval of one page.
CREATE TABLE report (
    id          INTEGER PRIMARY KEY,
    page        INTEGER NOT NULL REFERENCES page (id),
    received    TEXT NOT NULL,
    received_us INTEGER NOT NULL,
    raw         TEXT NOT NULL REFERENCES raw (sha256),
    reading     TEXT NOT NULL REFERENCES reading (sha256),
    path        TEXT NOT NULL,
    url         TEXT,
    title       TEXT,
    language    TEXT,
    window_s    INTEGER,                    -- the earliest time of its posts: it cannot show what is older is gone
    untimed     INTEGER NOT NULL            -- whether it has posts without a time
);
CREATE INDEX report_by_page ON report (page, received_us);

-- One dated update of a page, through all its revisions.
CREATE TABLE post (
    id            INTEGER PRIMARY KEY,
    public_id     TEXT NOT NULL UNIQUE,
    coverage      INTEGER NOT NULL REFERENCES coverage (id),
    page          INTEGER NOT NULL REFERENCES page (id),
    source        INTEGER NOT NULL REFERENCES source (id),
    revision      INTEGER,                  -- the one that readers see
    sort_s        INTEGER NOT NULL,         -- the post's time, or its first retrieval where it has none
    first_seen_us INTEGER NOT NULL,
    gone          INTEGER NOT NULL DEFAULT 0,
    last_seen_us  INTEGER,                  -- the last retrieval that had it; null while it is the page's latest
    edits         INTEGER NOT NULL DEFAULT 0,
    first_change  INTEGER NOT NULL,         -- the change that brought it; posts of one second stand in this order
    last_change   INTEGER NOT NULL
);
CREATE INDEX post_in_order ON post (coverage, sort_s, first_change, gone);
CREATE INDEX post_of_source_in_order ON post (coverage, source, sort_s, first_change);
CREATE INDEX post_by_page ON post (page);

-- One content that a post has had: its text and what was read in it.
CREATE TABLE revision (
    id           INTEGER PRIMARY KEY,
    post         INTEGER NOT NULL REFERENCES post (id),
    report       INTEGER NOT NULL REFERENCES report (id), -- the first retrieval that had it
    content_hash TEXT NOT NULL,             -- of both, but for what only the moment of retrieval makes
    text_hash    TEXT NOT NULL,             -- of `text`, stamp and white space aside
    start        INTEGER NOT NULL,          -- where it begins in the report's kept text, in code points
    line         INTEGER NOT NULL,          -- the line on which it begins there
    time         TEXT,                      -- when the post was published, no finer than it is known
    time_s       INTEGER,
    precision    TEXT NOT NULL,
    basis        TEXT NOT NULL,
    stamp_start  INTEGER,                   -- where the stamp stands in `text`, in code points
    stamp_end    INTEGER,
    anchor       TEXT,                      -- the page's own id of the post
    headline     TEXT,
    text         TEXT NOT NULL,
    content      TEXT NOT NULL,             -- post, blocks, mentions, statements, claims as JSON; spans are of `text`
    UNIQUE (post, content_hash)
);
CREATE INDEX revision_by_report ON revision (report);

-- One checkable proposition of a revision.
CREATE TABLE claim (
    id            INTEGER PRIMARY KEY,
    coverage      INTEGER NOT NULL REFERENCES coverage (id),
    post          INTEGER NOT NULL REFERENCES post (id),
    revision      INTEGER NOT NULL REFERENCES revision (id),
    public_id     TEXT NOT NULL,            -- its post's, a hyphen, its own letters; the same in every revision that makes the claim
    kind          TEXT NOT NULL,
    polarity      TEXT NOT NULL,
    item          TEXT,
    claimant      TEXT,
    claimant_side TEXT,
    actor_side    TEXT,
    target_side   TEXT,
    civilian      INTEGER,
    min           REAL,
    max           REAL,
    modifier      TEXT,
    place         TEXT,
    lat           REAL,
    lon           REAL,
    period_from   TEXT,
    period_to     TEXT,
    cumulative    INTEGER,
    rule          TEXT NOT NULL,
    json          TEXT NOT NULL,            -- all of it
    UNIQUE (revision, public_id)
);
CREATE INDEX claim_by_kind ON claim (coverage, kind, item, target_side);
CREATE INDEX claim_by_post ON claim (post);
CREATE INDEX claim_by_public_id ON claim (public_id);

-- A relation between two claims.
CREATE TABLE link (
    id       INTEGER PRIMARY KEY,
    coverage INTEGER NOT NULL REFERENCES coverage (id),
    a        TEXT NOT NULL,                 -- public ids of claims
    b        TEXT NOT NULL,
    a_post   INTEGER NOT NULL REFERENCES post (id),
    b_post   INTEGER NOT NULL REFERENCES post (id),
    relation TEXT NOT NULL,
    why      TEXT NOT NULL,
    score    REAL,
    rule     TEXT,
    holds    INTEGER NOT NULL,
    UNIQUE (coverage, a, b, relation)
);
CREATE INDEX link_by_a ON link (a_post);
CREATE INDEX link_by_b ON link (b_post);

-- The log: one line for each change of what readers see, numbered from 1 without gaps in each coverage.
CREATE TABLE change (
    coverage INTEGER NOT NULL REFERENCES coverage (id),
    number   INTEGER NOT NULL,
    kind     TEXT NOT NULL,
    post     INTEGER REFERENCES post (id),
    revision INTEGER REFERENCES revision (id), -- the one that it brought, if any
    at       TEXT NOT NULL,
    PRIMARY KEY (coverage, number)
) WITHOUT ROWID;
