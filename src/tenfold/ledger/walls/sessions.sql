-- Sessions: the database knows who asks by a secret of theirs, and only the web server can begin one.

CREATE FUNCTION tenfold.begin_session(who bigint, token bytea, proof bytea, until timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    key  bytea := (SELECT value FROM tenfold.secret);
    said bytea := convert_to(who::text, 'UTF8') || '\x00' || token;
BEGIN
    IF proof IS DISTINCT FROM sha256(key || sha256(key || said)) THEN
        RAISE EXCEPTION 'a session is begun by the web server alone' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF EXISTS (SELECT FROM public.ledger_staff w WHERE w.id = who AND 'system' = ANY (w.roles)) THEN
        RAISE EXCEPTION 'a system does not sign in' USING ERRCODE = 'insufficient_privilege';
    END IF;
    DELETE FROM tenfold.session s WHERE s.until < clock_timestamp();
    INSERT INTO tenfold.session VALUES (sha256(token), who, until);
END $$;

CREATE FUNCTION tenfold.end_session(token bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ DELETE FROM tenfold.session s WHERE s.token = sha256($1) $$;

CREATE FUNCTION tenfold.staff_of(token bytea) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT s.staff FROM tenfold.session s JOIN public.ledger_staff w ON w.id = s.staff
    WHERE s.token = sha256($1) AND s.until > clock_timestamp() AND w.is_active
    UNION ALL
    SELECT t.staff FROM tenfold.system_token t JOIN public.ledger_staff w ON w.id = t.staff
    WHERE t.hash = sha256($1) AND t.revoked IS NULL AND t.until > clock_timestamp()
        AND w.is_active AND 'system' = ANY (w.roles)
$$;

GRANT EXECUTE ON FUNCTION tenfold.begin_session, tenfold.end_session, tenfold.staff_of TO tenfold_app;
