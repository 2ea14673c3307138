-- The log: nobody changes or deletes what is in it, and no entry says that another transaction wrote it.

CREATE TRIGGER never BEFORE UPDATE OR DELETE ON tenfold.leaf FOR EACH ROW EXECUTE FUNCTION tenfold.never();
CREATE TRIGGER never_all BEFORE TRUNCATE ON tenfold.leaf FOR EACH STATEMENT EXECUTE FUNCTION tenfold.never();
CREATE TRIGGER never BEFORE UPDATE OR DELETE ON tenfold.checkpoint FOR EACH ROW EXECUTE FUNCTION tenfold.never();
CREATE TRIGGER never_all BEFORE TRUNCATE ON tenfold.checkpoint FOR EACH STATEMENT EXECUTE FUNCTION tenfold.never();

-- An entry that said it was older than it is would be taken for one that has its place in the log already.
CREATE POLICY own_transaction ON tenfold.entry AS RESTRICTIVE FOR INSERT TO tenfold_app WITH CHECK (tx = pg_current_xact_id());

-- A checkpoint says how much was written and when, and nothing of what: the page that tells whether all is well reads it.
GRANT SELECT ON tenfold.checkpoint TO tenfold_app;
