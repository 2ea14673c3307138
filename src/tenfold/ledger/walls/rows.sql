-- The second wall: the application reads and writes the rows of what is open in its transaction, and no others.

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['family', 'family_key', 'entry', 'family_head', 'question', 'child', 'on_plan', 'laid_by'] LOOP
        EXECUTE format('ALTER TABLE tenfold.%I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format(
            'CREATE POLICY open_only ON tenfold.%I TO tenfold_app USING (%I = ANY ((SELECT tenfold.opened())::uuid[]))',
            name, CASE name WHEN 'family' THEN 'id' ELSE 'family' END);
    END LOOP;
END $$;

GRANT SELECT ON tenfold.agency, tenfold.family, tenfold.family_key TO tenfold_app;
GRANT SELECT, INSERT ON tenfold.entry TO tenfold_app;
GRANT SELECT, UPDATE ON tenfold.family_head TO tenfold_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON tenfold.question, tenfold.child, tenfold.on_plan TO tenfold_app;
GRANT SELECT, INSERT, UPDATE ON tenfold.laid_by TO tenfold_app;
GRANT SELECT, INSERT ON tenfold.register_enquiry TO tenfold_app;

-- What Django and allauth keep for sign-in. Who somebody is, and what they may do, only the owner says.
GRANT USAGE ON SCHEMA public TO tenfold_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO tenfold_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO tenfold_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO tenfold_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO tenfold_app;
REVOKE ALL ON public.ledger_staff, public.django_migrations FROM tenfold_app;
GRANT SELECT, UPDATE (password, last_login) ON public.ledger_staff TO tenfold_app;
