-- A second person confirms what is disclosed to somebody, or a pack that has its serial already: once.

ALTER TABLE tenfold.confirmation
    ALTER COLUMN disclosure DROP NOT NULL,
    ALTER COLUMN verdicts DROP NOT NULL,
    ADD COLUMN serial bigint UNIQUE REFERENCES tenfold.export,
    ADD CONSTRAINT confirmation_of_one CHECK ((disclosure IS NULL) <> (serial IS NULL)),
    ADD CONSTRAINT confirmation_verdicts CHECK ((disclosure IS NULL) = (verdicts IS NULL));
