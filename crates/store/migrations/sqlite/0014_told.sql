-- Which process is telling a subscriber of a change: `serve` may run more than once over one ledger.
ALTER TABLE subscriber ADD COLUMN begun_us INTEGER NOT NULL DEFAULT 0;  -- when it began to; 0 once it has ended
ALTER TABLE subscriber ADD COLUMN seen     INTEGER NOT NULL DEFAULT 0;  -- the ledger's count of changes as of what was told last
