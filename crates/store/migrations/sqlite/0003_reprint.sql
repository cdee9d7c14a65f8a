-- A post that passes on what another source published before.
CREATE TABLE reprint (
    coverage INTEGER NOT NULL REFERENCES coverage (id),
    post     INTEGER NOT NULL REFERENCES post (id),
    original INTEGER NOT NULL REFERENCES post (id),
    share    REAL NOT NULL,                 -- of the shorter one's own words that both have
    why      TEXT NOT NULL,
    PRIMARY KEY (post, original)
) WITHOUT ROWID;
CREATE INDEX reprint_by_original ON reprint (original);

-- The number of the last change whose posts were looked at for links.
ALTER TABLE coverage ADD COLUMN linked_change INTEGER NOT NULL DEFAULT 0;
