-- What people may ask of those who hold their record: what it says of them, and who looked.

-- Somebody asks. Who, for whom and why is kept under the family's key; what is held, is what is held at `at`.
CREATE TABLE tenfold.disclosure (
    id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    family uuid NOT NULL REFERENCES tenfold.family,
    staff  bigint NOT NULL REFERENCES ledger_staff (id), -- who answers
    kind   text NOT NULL CHECK (kind IN ('subject_access', 'access_list')),
    sealed bytea NOT NULL
);
CREATE INDEX ON tenfold.disclosure (family);

-- What a reader decided, passage by passage: which, and what, under the family's key. Later rows stand over earlier ones.
CREATE TABLE tenfold.verdict (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at         timestamptz NOT NULL DEFAULT clock_timestamp(),
    family     uuid NOT NULL REFERENCES tenfold.family,
    disclosure bigint NOT NULL REFERENCES tenfold.disclosure,
    staff      bigint NOT NULL REFERENCES ledger_staff (id),
    sealed     bytea NOT NULL
);
CREATE INDEX ON tenfold.verdict (disclosure);

-- A second person read exactly this (a keyed hash of all that would be given) and confirmed it.
CREATE TABLE tenfold.confirmation (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at         timestamptz NOT NULL DEFAULT clock_timestamp(),
    family     uuid NOT NULL REFERENCES tenfold.family,
    disclosure bigint NOT NULL REFERENCES tenfold.disclosure,
    staff      bigint NOT NULL REFERENCES ledger_staff (id),
    content    bytea NOT NULL CHECK (length(content) = 32),
    verdicts   bigint NOT NULL -- the last verdict that counted: with it the same can be made again
);
CREATE INDEX ON tenfold.confirmation (disclosure);

-- Everything that left the record, by serial.
CREATE TABLE tenfold.export (
    serial       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at           timestamptz NOT NULL DEFAULT clock_timestamp(),
    staff        bigint NOT NULL REFERENCES ledger_staff (id),
    kind         text NOT NULL CHECK (kind IN ('subject_access', 'access_list', 'tonight')),
    family       uuid REFERENCES tenfold.family, -- NULL: of many families, each with its own line of the access log
    confirmation bigint REFERENCES tenfold.confirmation,
    CHECK ((kind = 'tonight') = (confirmation IS NULL))
);

-- The hash of what left under a serial (keyed, unless it left sealed); apart, because the files carry the serial themselves.
CREATE TABLE tenfold.export_content (
    serial  bigint PRIMARY KEY REFERENCES tenfold.export,
    content bytea NOT NULL CHECK (length(content) = 32)
);

-- Openings that are kept from the family's own list, and those that are again given. The last row on an opening stands.
CREATE TABLE tenfold.withholding (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at       timestamptz NOT NULL DEFAULT clock_timestamp(),
    opening  bigint NOT NULL REFERENCES tenfold.access,
    staff    bigint NOT NULL REFERENCES ledger_staff (id),
    withheld boolean NOT NULL,
    reason   text NOT NULL CHECK (reason IN ('crime', 'serious_harm', 'third_party', 'over'))
);
CREATE INDEX ON tenfold.withholding (opening);

-- Which request of the site opened a record: ties a line of the web log to its line of the access log.
CREATE TABLE tenfold.access_request (
    access  bigint PRIMARY KEY REFERENCES tenfold.access,
    request text NOT NULL CHECK (length(request) <= 64)
);
CREATE INDEX ON tenfold.access_request (request);
