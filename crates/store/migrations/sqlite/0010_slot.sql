-- How many posts the feed has in each quarter of an hour, so that a page that counts them costs the same in a ledger of any
-- size. The days of any zone begin at one. Triggers keep it, whoever writes.
CREATE TABLE slot (
    coverage INTEGER NOT NULL REFERENCES coverage (id),
    slot     INTEGER NOT NULL,              -- sort_s / 900
    listed   INTEGER NOT NULL,              -- posts that have a place in the feed: all that are not withdrawn
    shown    INTEGER NOT NULL,              -- of these the ones that their pages still have
    PRIMARY KEY (coverage, slot)
) WITHOUT ROWID;

INSERT INTO slot (coverage, slot, listed, shown)
SELECT coverage, sort_s / 900, sum(1 - withdrawn), sum(1 - gone) FROM post GROUP BY coverage, sort_s / 900;

CREATE TRIGGER post_comes AFTER INSERT ON post BEGIN
    INSERT INTO slot (coverage, slot, listed, shown)
    VALUES (new.coverage, new.sort_s / 900, 1 - new.withdrawn, 1 - new.gone)
    ON CONFLICT (coverage, slot) DO UPDATE SET listed = listed + excluded.listed, shown = shown + excluded.shown;
END;

CREATE TRIGGER post_changes AFTER UPDATE OF coverage, sort_s, gone, withdrawn ON post
WHEN (old.coverage, old.sort_s / 900, old.gone, old.withdrawn) <> (new.coverage, new.sort_s / 900, new.gone, new.withdrawn)
BEGIN
    UPDATE slot SET listed = listed - (1 - old.withdrawn), shown = shown - (1 - old.gone)
    WHERE coverage = old.coverage AND slot = old.sort_s / 900;
    INSERT INTO slot (coverage, slot, listed, shown)
    VALUES (new.coverage, new.sort_s / 900, 1 - new.withdrawn, 1 - new.gone)
    ON CONFLICT (coverage, slot) DO UPDATE SET listed = listed + excluded.listed, shown = shown + excluded.shown;
END;

CREATE TRIGGER post_goes AFTER DELETE ON post BEGIN
    UPDATE slot SET listed = listed - (1 - old.withdrawn), shown = shown - (1 - old.gone)
    WHERE coverage = old.coverage AND slot = old.sort_s / 900;
END;
