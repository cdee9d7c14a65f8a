-- What can be searched: each post that readers see, and its statements and claims. It follows the log: whatever takes a
-- number there is indexed anew in the same transaction, and what is gone is not in it. It can be made again at any time.
CREATE TABLE searchable (
    id       INTEGER PRIMARY KEY,           -- that of its row in `search`
    coverage INTEGER NOT NULL REFERENCES coverage (id),
    post     INTEGER NOT NULL REFERENCES post (id),
    what     TEXT NOT NULL,                 -- post, statement, claim
    name     TEXT NOT NULL                  -- the statement's id in its post, or the claim's public id
);
CREATE INDEX searchable_by_post ON searchable (post);
CREATE INDEX searchable_by_coverage ON searchable (coverage, what);

-- The index alone, without the texts, which `revision` has. Stems are ours, so that words are found in any form and phrases
-- exactly.
CREATE VIRTUAL TABLE search USING fts5 (
    words, stems, source, speaker, side, kind, place,
    content = '', contentless_delete = 1, prefix = '2 4', tokenize = 'unicode61 remove_diacritics 2'
);

-- The form of the index that is there: another one is made when a ledger is opened by a program that has another.
CREATE TABLE search_form (form INTEGER NOT NULL);
INSERT INTO search_form VALUES (0);
