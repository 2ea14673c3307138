-- Whether all is well with the record, for whoever runs the site: versions and counts, and nothing of any family.

CREATE FUNCTION tenfold.built() RETURNS TABLE (walls text, migrations text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT obj_description('tenfold'::regnamespace, 'pg_namespace'),
           (SELECT array_agg(m.name::text) FROM public.django_migrations m WHERE m.app = 'ledger')
$$;

-- How late each part is that works by itself: how many wait, and the seconds since the first of them was due. A part that
-- this database does not have is not told of.
CREATE FUNCTION tenfold.lateness() RETURNS TABLE (part text, waiting bigint, seconds double precision)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    it record;
BEGIN
    FOR it IN SELECT * FROM (VALUES
        ('wake', 'tenfold.wake', 'at', 'at <= clock_timestamp()'),
        ('notice', 'tenfold.notice', 'next_try', 'sent IS NULL AND ended IS NULL AND next_try <= clock_timestamp()'),
        ('webhook', 'tenfold.webhook_call', 'due', 'ended IS NULL AND due <= clock_timestamp()')
    ) AS parts (part, place, due, waits) LOOP
        IF EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = to_regclass(it.place) AND a.attname = it.due) THEN
            RETURN QUERY EXECUTE format(
                'SELECT %L::text, count(*), coalesce(extract(epoch FROM clock_timestamp() - min(%I)), 0)::float8 FROM %s WHERE %s',
                it.part, it.due, it.place, it.waits);
        END IF;
    END LOOP;
    RETURN QUERY SELECT 'disclosure', count(*), coalesce(extract(epoch FROM clock_timestamp() - min(d.at + interval '1 month')), 0)::float8
        FROM tenfold.disclosure d WHERE d.at + interval '1 month' <= clock_timestamp() AND NOT EXISTS (
            SELECT FROM tenfold.confirmation c JOIN tenfold.export e ON e.confirmation = c.id WHERE c.disclosure = d.id);
    IF to_regclass('tenfold.checkpoint') IS NOT NULL THEN
        RETURN QUERY EXECUTE 'SELECT ''sequencer''::text, (SELECT count(*) FROM tenfold.access a
                WHERE a.id > coalesce((SELECT max(l.access) FROM tenfold.leaf l), 0)),
            coalesce((SELECT extract(epoch FROM clock_timestamp() - min(a.at)) FROM tenfold.access a
                WHERE a.id > coalesce((SELECT max(l.access) FROM tenfold.leaf l), 0)), 0)::float8';
    END IF;
END $$;

-- Totals over everything: entries that were appended since the statistics began, and questions that stand.
CREATE FUNCTION tenfold.totals() RETURNS TABLE (appended bigint, standing bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT pg_stat_get_tuples_inserted('tenfold.entry'::regclass), (SELECT count(*) FROM tenfold.question q WHERE q.closed IS NULL)
$$;

GRANT EXECUTE ON FUNCTION tenfold.built, tenfold.lateness, tenfold.totals TO tenfold_app;
