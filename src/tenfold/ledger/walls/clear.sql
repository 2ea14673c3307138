-- Before the walls are built anew: whatever stood there goes, so that what is taken out of these files is gone for good.
-- It is all one transaction with the building, so that nobody finds the record without its walls.

DO $$
DECLARE
    sentence text;
BEGIN
    FOR sentence IN
        SELECT format('DROP POLICY %I ON %I.%I', policyname, schemaname, tablename) FROM pg_policies WHERE schemaname = 'tenfold'
        UNION ALL
        SELECT format('DROP TRIGGER %I ON %s', t.tgname, t.tgrelid::regclass) FROM pg_trigger t
        JOIN pg_class c ON c.oid = t.tgrelid WHERE c.relnamespace = 'tenfold'::regnamespace AND NOT t.tgisinternal
    LOOP
        EXECUTE sentence;
    END LOOP;
    FOR sentence IN
        SELECT format('DROP FUNCTION %s', p.oid::regprocedure) FROM pg_proc p WHERE p.pronamespace = 'tenfold'::regnamespace
    LOOP
        EXECUTE sentence;
    END LOOP;
END $$;

REVOKE ALL ON ALL TABLES IN SCHEMA tenfold FROM tenfold_app;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC; -- each file says which of its functions are doors
