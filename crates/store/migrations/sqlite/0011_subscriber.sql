-- Who asked our own hub to be told of a feed's changes (WebSub), and how telling them goes.
CREATE TABLE subscriber (
    topic    TEXT    NOT NULL,              -- the feed's address
    callback TEXT    NOT NULL,              -- where its changes are sent
    host     TEXT    NOT NULL,              -- the callback's: one host gets only so many
    secret   TEXT,                          -- signs what is sent
    until_us INTEGER NOT NULL,              -- when the lease ends
    sent     TEXT,                          -- the SHA-256 of the feed as it was sent last, or stood when the lease began
    failed   INTEGER NOT NULL DEFAULT 0,    -- how often in a row sending failed
    retry_us INTEGER NOT NULL DEFAULT 0,    -- when it is tried again
    PRIMARY KEY (topic, callback)
) WITHOUT ROWID;
CREATE INDEX subscriber_host ON subscriber (host);
