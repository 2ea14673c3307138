-- The log over the chains: every entry and every row of the access log has one place in it, and signed checkpoints say
-- how long it is and what root its tree has. What guards these tables is in ../walls/log.sql.

-- In which transaction a row was written: numbers of rows tell nothing of which were committed when.
ALTER TABLE tenfold.entry ADD COLUMN tx xid8 NOT NULL DEFAULT pg_current_xact_id();
CREATE INDEX entry_tx ON tenfold.entry (tx);

DROP INDEX tenfold.access_tx_idx; -- what was opened in a transaction is found by the same index as what was written in it
CREATE INDEX access_tx ON tenfold.access (tx);

CREATE TABLE tenfold.leaf (
    position bigint PRIMARY KEY CHECK (position >= 0),
    family   uuid,   -- of which entry,
    number   int,
    access   bigint UNIQUE, -- or of which line of the access log;
    salt     bytea CHECK (length(salt) = 32), -- without it nobody can guess what a line says from the hashes of a proof
    hash     bytea NOT NULL CHECK (length(hash) = 32),
    above    bytea NOT NULL CHECK (length(above) % 32 = 0), -- the roots of the subtrees that it completes, the narrowest first
    UNIQUE (family, number),
    CHECK ((family IS NULL) = (number IS NULL)),
    CHECK ((family IS NULL) <> (access IS NULL)),
    CHECK ((access IS NULL) = (salt IS NULL))
);

CREATE TABLE tenfold.checkpoint (
    size bigint PRIMARY KEY CHECK (size > 0),
    root bytea NOT NULL CHECK (length(root) = 32),
    upto xid8 NOT NULL, -- every transaction before this one has its rows in the log
    at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    note text NOT NULL  -- what was signed, as it is handed to others
);
