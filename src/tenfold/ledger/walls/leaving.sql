-- What leaves for somebody by name: a pack for a conference, a file of a chronology. Each has its serial before it is shown.

CREATE TRIGGER never BEFORE UPDATE OR DELETE ON tenfold.export_for FOR EACH ROW EXECUTE FUNCTION tenfold.never();
CREATE TRIGGER never_all BEFORE TRUNCATE ON tenfold.export_for FOR EACH STATEMENT EXECUTE FUNCTION tenfold.never();

-- A serial for something that leaves about a family that is open, and for whom; packs are made by chairs and managers, or
-- by anybody for their own agency (what the seal holds says which; the application looks at it).
CREATE FUNCTION tenfold.export_for(token bytea, which uuid, kind text, sealed bytea) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me   bigint := tenfold.staff_of(token);
    made bigint;
BEGIN
    IF me IS NULL OR export_for.kind NOT IN ('pack', 'chronology') OR NOT which = ANY (tenfold.opened()) THEN
        RAISE EXCEPTION 'what leaves about a family is made by whoever has it open' USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO tenfold.export (staff, kind, family) VALUES (me, export_for.kind, which) RETURNING serial INTO made;
    INSERT INTO tenfold.export_for VALUES (made, which, export_for.sealed);
    RETURN made;
END $$;

-- The packs that one's own agency made of a family that is open, the latest first: what left as a hash, and who read it second.
CREATE FUNCTION tenfold.packs(token bytea, which uuid)
RETURNS TABLE (serial bigint, content bytea, sealed bytea, maker bigint, who text, second text, read_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT e.serial, c.content, x.sealed, w.id, w.name, s.name, r.at
    FROM tenfold.export e JOIN tenfold.export_for x ON x.serial = e.serial
    JOIN public.ledger_staff w ON w.id = e.staff JOIN tenfold.export_content c ON c.serial = e.serial
    LEFT JOIN tenfold.confirmation r ON r.serial = e.serial AND r.content = c.content
    LEFT JOIN public.ledger_staff s ON s.id = r.staff
    WHERE e.family = $2 AND e.kind = 'pack' AND e.family = ANY (tenfold.opened()) AND w.agency = tenfold.agency_of($1)
    ORDER BY e.serial DESC
$$;

-- The second reader of a pack is one of those who answer, of the agency that made it, and not whoever made it; what they read
-- is exactly what is to leave. Sent twice, it is written once.
CREATE FUNCTION tenfold.confirm_pack(token bytea, which bigint, content bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    it tenfold.export;
    me bigint;
BEGIN
    SELECT * INTO it FROM tenfold.export e WHERE e.serial = which AND e.kind = 'pack';
    me := tenfold.answering(token, it.family);
    IF it.staff = me OR NOT EXISTS (
        SELECT FROM tenfold.export_content c JOIN public.ledger_staff w ON w.id = it.staff
        WHERE c.serial = it.serial AND c.content = confirm_pack.content AND w.agency = tenfold.agency_of(token)) THEN
        RETURN false;
    END IF;
    INSERT INTO tenfold.confirmation (family, serial, staff, content)
    VALUES (it.family, it.serial, me, confirm_pack.content) ON CONFLICT (serial) DO NOTHING;
    RETURN true;
END $$;

-- What the custodian's register says of workers of the custodian's agency: what they are called, and their teams.
CREATE FUNCTION tenfold.teams(token bytea, workers text[]) RETURNS TABLE (username text, name text, team text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT w.username, w.name, n.name
    FROM public.ledger_staff me JOIN public.ledger_staff w ON w.agency = me.agency AND w.username = ANY ($2)
    LEFT JOIN tenfold.team_member m ON m.staff = w.id LEFT JOIN tenfold.team n ON n.id = m.team
    WHERE me.id = tenfold.staff_of($1) AND 'custodian' = ANY (me.roles)
    ORDER BY n.name, w.name
$$;

GRANT EXECUTE ON FUNCTION tenfold.export_for, tenfold.packs, tenfold.confirm_pack, tenfold.teams TO tenfold_app;
