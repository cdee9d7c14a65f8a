-- Since which change a quarter of an hour has counted what it counts, so that whoever knows the counts of a change reads only those
-- that are not as old: the last change of the coverage when the count was written, which that change's own may follow.
ALTER TABLE slot ADD COLUMN change INTEGER NOT NULL DEFAULT 0;
CREATE INDEX slot_change ON slot (coverage, change);

DROP TRIGGER post_comes;
DROP TRIGGER post_changes;
DROP TRIGGER post_goes;

CREATE TRIGGER post_comes AFTER INSERT ON post BEGIN
    INSERT INTO slot (coverage, slot, listed, shown, change)
    VALUES (new.coverage, new.sort_s / 900, 1 - new.withdrawn, 1 - new.gone,
        (SELECT last_change FROM coverage WHERE id = new.coverage))
    ON CONFLICT (coverage, slot) DO UPDATE
    SET listed = listed + excluded.listed, shown = shown + excluded.shown, change = excluded.change;
END;

CREATE TRIGGER post_changes AFTER UPDATE OF coverage, sort_s, gone, withdrawn ON post
WHEN (old.coverage, old.sort_s / 900, old.gone, old.withdrawn) <> (new.coverage, new.sort_s / 900, new.gone, new.withdrawn)
BEGIN
    UPDATE slot SET listed = listed - (1 - old.withdrawn), shown = shown - (1 - old.gone),
        change = (SELECT last_change FROM coverage WHERE id = old.coverage)
    WHERE coverage = old.coverage AND slot = old.sort_s / 900;
    INSERT INTO slot (coverage, slot, listed, shown, change)
    VALUES (new.coverage, new.sort_s / 900, 1 - new.withdrawn, 1 - new.gone,
        (SELECT last_change FROM coverage WHERE id = new.coverage))
    ON CONFLICT (coverage, slot) DO UPDATE
    SET listed = listed + excluded.listed, shown = shown + excluded.shown, change = excluded.change;
END;

CREATE TRIGGER post_goes AFTER DELETE ON post BEGIN
    UPDATE slot SET listed = listed - (1 - old.withdrawn), shown = shown - (1 - old.gone),
        change = (SELECT last_change FROM coverage WHERE id = old.coverage)
    WHERE coverage = old.coverage AND slot = old.sort_s / 900;
END;
