-- Posts that the desk has withdrawn: readers see nothing of them, whatever their sources have. Such a post has no revision.
ALTER TABLE post ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0;
CREATE INDEX post_withdrawn ON post (coverage, id) WHERE withdrawn = 1;
