-- What a family's entries came to, as a process that folded them left it for the next one: under the family's key, bound to
-- the entry after which it stands and to the code that made it. It can be dropped at any time; it is made again.

CREATE TABLE tenfold.laid_by (
    family uuid PRIMARY KEY REFERENCES tenfold.family,
    number int NOT NULL CHECK (number > 0), -- up to which entry
    hash   bytea NOT NULL,                  -- of that entry, in the chain
    mark   bytea NOT NULL,                  -- of the code, the family's header and the partnership
    sealed bytea NOT NULL
);
ALTER TABLE tenfold.laid_by ALTER COLUMN sealed SET STORAGE EXTERNAL; -- what is sealed cannot be made smaller
