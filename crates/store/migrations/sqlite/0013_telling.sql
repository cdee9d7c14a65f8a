-- Which story each post tells: decided once, by what was there when the post came.
CREATE TABLE telling (
    post    INTEGER PRIMARY KEY REFERENCES post (id),
    story   INTEGER NOT NULL REFERENCES post (id),  -- the post that the story began with
    nearest INTEGER REFERENCES post (id),           -- of those that told it then; null where it begins
    score   REAL,                                   -- how near they were, from 0 to 1
    why     TEXT NOT NULL
);
