-- Who tried to come in, with what, and how it ended. What guards this table is in ../walls.

CREATE TABLE tenfold.sign_in (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    staff   bigint REFERENCES ledger_staff (id), -- NULL: a name that is nobody's; it is not kept, for it may be a password
    means   text NOT NULL CHECK (means IN ('password', 'totp', 'recovery', 'webauthn', 'sso', 'reauthentication', 'none')),
    outcome text NOT NULL CHECK (outcome IN ('right', 'in', 'wrong', 'throttled', 'refused', 'out')), -- right: one factor of two
    place   bytea -- the network address, under a key: tries from one place can be counted, and the place is not told
);
CREATE INDEX ON tenfold.sign_in (staff, id);
