-- A post as one page of its source has it. A live blog that begins a second page carries its latest posts over to it: they
-- are one post with a sighting on each page. What `post` says of revision, gone, first_seen_us and last_seen_us is settled
-- from its sightings.
CREATE TABLE sighting (
    post          INTEGER NOT NULL REFERENCES post (id),
    page          INTEGER NOT NULL REFERENCES page (id),
    revision      INTEGER NOT NULL REFERENCES revision (id), -- the last that it had there
    first_seen_us INTEGER NOT NULL,
    last_seen_us  INTEGER,                  -- the last retrieval that had it; null while it is the page's latest
    gone          INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (post, page)
) WITHOUT ROWID;
CREATE INDEX sighting_by_page ON sighting (page);

INSERT INTO sighting (post, page, revision, first_seen_us, last_seen_us, gone)
SELECT id, page, revision, first_seen_us, last_seen_us, gone FROM post WHERE revision IS NOT NULL;

-- A post that a retrieval says its source has taken back, named by the page's own id of it.
CREATE TABLE taken_back (
    report INTEGER NOT NULL REFERENCES report (id),
    anchor TEXT NOT NULL,
    PRIMARY KEY (report, anchor)
) WITHOUT ROWID;

-- A post on another page of its source is found by its own id.
CREATE INDEX revision_by_anchor ON revision (anchor) WHERE anchor IS NOT NULL;
