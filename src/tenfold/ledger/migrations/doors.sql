-- People and doors. What guards these tables is in ../walls.

-- ---- layers: what is sealed, and safe addresses, are folded for those whom they are for and for nobody else ------------

CREATE TABLE tenfold.layer ( -- the agencies that hold something of a family which is not for everybody
    family uuid NOT NULL REFERENCES tenfold.family,
    agency text NOT NULL REFERENCES tenfold.agency,
    PRIMARY KEY (family, agency)
);

ALTER TABLE tenfold.question ADD COLUMN layer text NOT NULL DEFAULT '', -- an agency’s own, or everybody’s
    DROP CONSTRAINT question_pkey, ADD PRIMARY KEY (family, layer, number);
ALTER TABLE tenfold.child ADD COLUMN layer text NOT NULL DEFAULT '',
    DROP CONSTRAINT child_pkey, ADD PRIMARY KEY (family, layer, nth);
ALTER TABLE tenfold.on_plan ADD COLUMN layer text NOT NULL DEFAULT '',
    DROP CONSTRAINT on_plan_pkey, ADD PRIMARY KEY (family, layer, nth);
ALTER TABLE tenfold.change ADD COLUMN layer text NOT NULL DEFAULT ''; -- of a question: who may know that it is asked

-- Nobody learns from a refusal that another agency has sealed an entry with the same id.
ALTER TABLE tenfold.entry DROP CONSTRAINT entry_family_id_key, ADD UNIQUE (family, agency, id);

-- ---- ties and teams ---------------------------------------------------------------------------------------------------

ALTER TABLE tenfold.tie DROP CONSTRAINT tie_kind_check,
    ADD CONSTRAINT tie_kind_check CHECK (kind IN ('allocated', 'involved', 'invited', 'presented', 'referral'));
CREATE INDEX ON tenfold.tie (staff) WHERE staff IS NOT NULL;

CREATE TABLE tenfold.team (
    id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    agency text NOT NULL REFERENCES tenfold.agency,
    name   text NOT NULL,
    UNIQUE (agency, name)
);

CREATE TABLE tenfold.team_member (
    team  bigint NOT NULL REFERENCES tenfold.team,
    staff bigint NOT NULL REFERENCES ledger_staff (id),
    leads boolean NOT NULL DEFAULT false, -- sees what is allocated to the team's members
    PRIMARY KEY (team, staff)
);
CREATE INDEX ON tenfold.team_member (staff);

-- ---- kin: who is barred from what --------------------------------------------------------------------------------------

ALTER TABLE tenfold.bar ADD COLUMN since timestamptz NOT NULL DEFAULT clock_timestamp(),
    ADD COLUMN lifted timestamptz; -- found not to be kin after all: it is not put up again by itself

CREATE TABLE tenfold.declaration ( -- of relatives and addresses, by staff
    id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    staff  bigint NOT NULL REFERENCES ledger_staff (id),
    at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    marks  bytea[] NOT NULL, -- of name with birth date, address, surname with postcode, telephone: each under a key
    sealed bytea NOT NULL    -- what was declared, under a key of its own
);
CREATE INDEX ON tenfold.declaration USING gin (marks);

CREATE TABLE tenfold.family_marks ( -- the same of everybody in a family
    family uuid PRIMARY KEY REFERENCES tenfold.family,
    marks  bytea[] NOT NULL
);
CREATE INDEX ON tenfold.family_marks USING gin (marks);

-- ---- what was done at the doors, for privacy officers and auditors -----------------------------------------------------

CREATE TABLE tenfold.door_act (
    id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    act    text NOT NULL CHECK (act IN ('presented', 'reviewed', 'matched', 'barred', 'lifted', 'revoked', 'disabled', 'enabled', 'searched', 'watched')),
    staff  bigint NOT NULL REFERENCES ledger_staff (id), -- whom it is about
    by     bigint REFERENCES ledger_staff (id),          -- who did it; NULL: found by itself
    family uuid REFERENCES tenfold.family,
    tie    bigint REFERENCES tenfold.tie,
    words  text NOT NULL DEFAULT '',
    due    timestamptz, -- by when somebody is to look at it
    reviews bigint UNIQUE REFERENCES tenfold.door_act -- which act this one looked at
);

CREATE TABLE tenfold.search_hit ( -- which families a search found for whom
    at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    staff  bigint NOT NULL REFERENCES ledger_staff (id),
    family uuid NOT NULL REFERENCES tenfold.family
);
CREATE INDEX ON tenfold.search_hit (staff, at);

CREATE TABLE tenfold.watch ( -- families whose every opening is told: a public event, a relative of staff
    family uuid PRIMARY KEY REFERENCES tenfold.family,
    since  timestamptz NOT NULL DEFAULT clock_timestamp(),
    until  timestamptz,
    by     bigint NOT NULL REFERENCES ledger_staff (id),
    why    text NOT NULL
);

-- ---- sessions, and what an agency must have before its staff sign in ---------------------------------------------------

ALTER TABLE tenfold.session ADD COLUMN begun timestamptz NOT NULL DEFAULT clock_timestamp(),
    ADD COLUMN seen timestamptz NOT NULL DEFAULT clock_timestamp(),
    ADD COLUMN proved timestamptz NOT NULL DEFAULT clock_timestamp(); -- when they last proved who they are

ALTER TABLE tenfold.agency
    ADD COLUMN security_until date,  -- DSPT, or Cyber Essentials
    ADD COLUMN agreement_until date, -- the signed information sharing agreement
    ADD COLUMN guardian text,        -- the Caldicott guardian, by name
    ADD COLUMN privacy_officer text,
    ADD COLUMN let_in_until date,    -- all the same, by somebody who is named
    ADD COLUMN let_in_by text;

CREATE TABLE tenfold.enrolment ( -- with which somebody who was given an account chooses how they sign in, once
    token bytea PRIMARY KEY, -- a hash
    staff bigint NOT NULL REFERENCES ledger_staff (id),
    until timestamptz NOT NULL,
    used  timestamptz
);

-- What the workers of the web server share: which one-time codes were used, and how often somebody tried.
CREATE TABLE public.ledger_shared (
    cache_key varchar(255) PRIMARY KEY,
    value     text NOT NULL,
    expires   timestamptz NOT NULL
);
CREATE INDEX ON public.ledger_shared (expires);
