-- What the exchange with agencies' own systems needs. The doors to these tables are in ../walls/systems.sql and
-- ../walls/exchange.sql; the application's role has no right to any of them.

-- A system signs each request with a token: only its hash is kept. It is made and revoked by an administrator.
CREATE TABLE tenfold.system_token (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    hash       bytea NOT NULL UNIQUE CHECK (length(hash) = 32),
    staff      bigint NOT NULL REFERENCES ledger_staff (id),
    scopes     text[] NOT NULL CHECK (
        cardinality(scopes) > 0
        AND scopes <@ ARRAY['entries:write', 'record:read', 'changes:read', 'webhooks', 'history']),
    per_minute int NOT NULL CHECK (per_minute > 0),
    made       timestamptz NOT NULL DEFAULT clock_timestamp(),
    made_by    bigint NOT NULL REFERENCES ledger_staff (id),
    until      timestamptz NOT NULL,
    revoked    timestamptz,
    revoked_by bigint REFERENCES ledger_staff (id),
    CHECK (until <= made + interval '366 days'),
    CHECK ((revoked IS NULL) = (revoked_by IS NULL))
);

-- How often a token was used in the present minute, for all workers together. A crash may empty it: nothing is lost.
CREATE UNLOGGED TABLE tenfold.token_use (
    token  bigint PRIMARY KEY REFERENCES tenfold.system_token,
    minute timestamptz NOT NULL,
    used   int NOT NULL
);

-- Which system brings the history of a family that it began for that.
CREATE TABLE tenfold.bringing (
    family uuid PRIMARY KEY REFERENCES tenfold.family,
    staff  bigint NOT NULL REFERENCES ledger_staff (id),
    since  timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- What changed, in the order in which a reader may take it: (tx, id) below the oldest transaction that still runs.
CREATE TABLE tenfold.change (
    id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tx     xid8 NOT NULL DEFAULT pg_current_xact_id(),
    at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    family uuid NOT NULL REFERENCES tenfold.family,
    kind   text NOT NULL CHECK (kind IN ('tied', 'entry', 'question_opened', 'question_closed')),
    agency text,  -- of a tie: whose it is, and nobody else is told
    number int,   -- of the entry or of the question, in its family
    entry  text   -- the id of an entry
);
CREATE INDEX ON tenfold.change (tx, id);
CREATE INDEX ON tenfold.change (family, number, id) WHERE kind IN ('question_opened', 'question_closed');
INSERT INTO tenfold.change (at, family, kind, agency)
SELECT since, family, 'tied', agency FROM tenfold.tie WHERE staff IS NULL ORDER BY id;
INSERT INTO tenfold.change (at, family, kind, number, entry)
SELECT recorded, family, 'entry', number, id FROM tenfold.entry ORDER BY recorded, family, number;
INSERT INTO tenfold.change (at, family, kind, number)
SELECT opened, family, 'question_opened', number FROM tenfold.question ORDER BY opened, family, number;
INSERT INTO tenfold.change (at, family, kind, number)
SELECT closed, family, 'question_closed', number FROM tenfold.question WHERE closed IS NOT NULL ORDER BY closed, family, number;

-- Where an agency's system is told that something changed; the secret that signs is under the master key.
CREATE TABLE tenfold.webhook (
    id      uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    agency  text NOT NULL REFERENCES tenfold.agency,
    staff   bigint NOT NULL REFERENCES ledger_staff (id),
    url     text NOT NULL,
    sealed  bytea NOT NULL,
    made    timestamptz NOT NULL DEFAULT clock_timestamp(),
    ended   timestamptz,
    told_tx xid8 NOT NULL DEFAULT pg_current_xact_id() -- changes before this one were told
);

-- The outbox: a call that waits, is tried again, was taken or was given up. One waits for a webhook at most.
CREATE TABLE tenfold.webhook_call (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    webhook uuid NOT NULL REFERENCES tenfold.webhook,
    queued  timestamptz NOT NULL DEFAULT clock_timestamp(),
    due     timestamptz NOT NULL DEFAULT clock_timestamp(),
    tries   int NOT NULL DEFAULT 0,
    ended   timestamptz,
    taken   boolean,
    said    text NOT NULL DEFAULT '',
    CHECK ((ended IS NULL) = (taken IS NULL))
);
CREATE UNIQUE INDEX ON tenfold.webhook_call (webhook) WHERE ended IS NULL;
