-- What people at the desk ruled. Rows are only ever added: a decision that takes another back is a row too.
CREATE TABLE decision (
    coverage INTEGER NOT NULL REFERENCES coverage (id),
    number   INTEGER NOT NULL,              -- from 1 without gaps
    at       TEXT NOT NULL,
    by       TEXT NOT NULL,                 -- who ruled
    why      TEXT,
    ruling   TEXT NOT NULL,                 -- as JSON
    PRIMARY KEY (coverage, number)
) WITHOUT ROWID;
