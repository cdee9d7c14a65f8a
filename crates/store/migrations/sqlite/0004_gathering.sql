-- Gathering: which addresses are looked at, how each look went, and which process does the looking.

-- An address that is looked at again and again for a coverage. It names the page of its reports.
CREATE TABLE followed (
    id            INTEGER PRIMARY KEY,
    coverage      INTEGER NOT NULL REFERENCES coverage (id),
    url           TEXT NOT NULL,               -- as the desk gave it
    every_s       INTEGER NOT NULL,            -- how often the desk wants it looked at
    from_file     INTEGER NOT NULL,            -- whether the coverage file has it, and so may take it back
    active        INTEGER NOT NULL,            -- whether it is still looked at
    moved_to      TEXT,                        -- where its server says it has moved for good
    etag          TEXT,                        -- of the latest bytes, to ask whether there are newer ones
    last_modified TEXT,
    raw           TEXT REFERENCES raw (sha256), -- the latest bytes
    next_us       INTEGER NOT NULL DEFAULT 0,  -- when it is due
    failures      INTEGER NOT NULL DEFAULT 0,  -- looks in vain since the last that was answered
    latest_visit  INTEGER,
    UNIQUE (coverage, url)
);

-- One look at a followed address, or a run of looks that found the same: what did not change takes no room.
CREATE TABLE visit (
    id         INTEGER PRIMARY KEY,
    followed   INTEGER NOT NULL REFERENCES followed (id),
    at         TEXT NOT NULL,
    at_us      INTEGER NOT NULL,               -- the first of the run
    last_us    INTEGER NOT NULL,               -- the last of the run
    times      INTEGER NOT NULL,               -- how many there were
    outcome    TEXT NOT NULL,
    url        TEXT NOT NULL,                  -- the address that answered in the end
    status     INTEGER,                        -- of the answer; null if there was none
    headers    TEXT NOT NULL,                  -- of the first answer, as JSON: [[name, value], …]
    raw        TEXT REFERENCES raw (sha256),   -- the bytes, if they were new
    problem    TEXT,                           -- what went wrong, in words
    took_ms    INTEGER NOT NULL,               -- of the run's slowest look
    unread     INTEGER NOT NULL,               -- whether its bytes are still to be read
    report     INTEGER REFERENCES report (id), -- what they were imported as
    posts      INTEGER                         -- how many posts were read in them
);
CREATE INDEX visit_by_followed ON visit (followed, id);
CREATE INDEX visit_unread ON visit (id) WHERE unread = 1;
CREATE INDEX visit_by_raw ON visit (raw) WHERE raw IS NOT NULL;

-- A hub that tells of news at a followed address (WebSub).
CREATE TABLE subscription (
    followed    INTEGER PRIMARY KEY REFERENCES followed (id),
    hub         TEXT NOT NULL,
    topic       TEXT NOT NULL,
    token       TEXT NOT NULL UNIQUE,          -- names it in the callback's address
    secret      TEXT NOT NULL,                 -- signs what the hub sends
    asked_us    INTEGER NOT NULL,              -- when the hub was last asked
    verified    INTEGER NOT NULL,              -- whether the hub has confirmed
    until_us    INTEGER NOT NULL               -- when the hub's lease ends
);

-- The one process that gathers for this ledger.
CREATE TABLE gatherer (
    id       INTEGER PRIMARY KEY CHECK (id = 1),
    holder   TEXT NOT NULL,
    until_us INTEGER NOT NULL                  -- it must renew its right before then
);

-- By whom raw bytes were brought, for those who ask for them by their hash.
CREATE INDEX report_by_raw ON report (raw);
