-- To whom the digest of which day was sent, so that nobody gets it twice.
CREATE TABLE mailing (
    coverage INTEGER NOT NULL REFERENCES coverage (id),
    day      TEXT    NOT NULL,              -- 2026-03-11, in the event's zone
    address  TEXT    NOT NULL,              -- in small letters
    begun_us INTEGER NOT NULL,              -- when sending began the last time
    sent_us  INTEGER,                       -- when a server took it
    problem  TEXT,                          -- why none did; null with no sent_us: it is under way, or was broken off
    PRIMARY KEY (coverage, day, address)
) WITHOUT ROWID;
