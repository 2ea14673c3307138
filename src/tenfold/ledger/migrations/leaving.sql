-- Packs for a conference and files of a chronology leave under serials too, each for somebody.

ALTER TABLE tenfold.export DROP CONSTRAINT export_kind_check, DROP CONSTRAINT export_check,
    ADD CONSTRAINT export_kind_check CHECK (kind IN ('subject_access', 'access_list', 'tonight', 'pack', 'chronology')),
    ADD CONSTRAINT export_check CHECK ((kind IN ('tonight', 'pack', 'chronology')) = (confirmation IS NULL)),
    ADD CONSTRAINT export_family_check CHECK (kind NOT IN ('pack', 'chronology') OR family IS NOT NULL);

-- For whom something left, why and in which form: under the family's key.
CREATE TABLE tenfold.export_for (
    serial bigint PRIMARY KEY REFERENCES tenfold.export,
    family uuid NOT NULL REFERENCES tenfold.family,
    sealed bytea NOT NULL
);
CREATE INDEX ON tenfold.export_for (family);
