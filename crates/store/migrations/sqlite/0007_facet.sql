-- What a post can be found by in the feed: the sides that speak in it, the kinds and places of its claims, and whether one
-- of them is disputed. A page of the feed narrowed by one of these is a range of this table, whatever the ledger's size.
CREATE TABLE facet (
    coverage     INTEGER NOT NULL REFERENCES coverage (id),
    name         TEXT NOT NULL,             -- side, kind, place, disputed
    value        TEXT NOT NULL,
    sort_s       INTEGER NOT NULL,          -- as in `post`
    first_change INTEGER NOT NULL,          -- as in `post`
    post         INTEGER NOT NULL REFERENCES post (id),
    PRIMARY KEY (coverage, name, value, sort_s, first_change)
) WITHOUT ROWID;
CREATE INDEX facet_by_post ON facet (post);

-- The log by what happened, for the list of corrections.
CREATE INDEX change_by_kind ON change (coverage, kind, number);

INSERT INTO facet (coverage, name, value, sort_s, first_change, post)
SELECT post.coverage, 'kind', kind, sort_s, first_change, post.id
    FROM post JOIN claim ON claim.post = post.id AND claim.revision = post.revision
UNION
SELECT post.coverage, 'place', place, sort_s, first_change, post.id
    FROM post JOIN claim ON claim.post = post.id AND claim.revision = post.revision WHERE place IS NOT NULL
UNION
SELECT post.coverage, 'side', claimant_side, sort_s, first_change, post.id
    FROM post JOIN claim ON claim.post = post.id AND claim.revision = post.revision WHERE claimant_side IS NOT NULL
UNION
SELECT post.coverage, 'side', json_extract(one.value, '$.speaker.side'), sort_s, first_change, post.id
    FROM post JOIN revision ON revision.id = post.revision, json_each(content, '$.statements') AS one
    WHERE json_extract(one.value, '$.speaker.side') IS NOT NULL
UNION
SELECT post.coverage, 'disputed', '1', sort_s, first_change, post.id
    FROM link JOIN post ON post.id = a_post WHERE holds = 1 AND relation IN ('conflict', 'denial')
UNION
SELECT post.coverage, 'disputed', '1', sort_s, first_change, post.id
    FROM link JOIN post ON post.id = b_post WHERE holds = 1 AND relation IN ('conflict', 'denial');
