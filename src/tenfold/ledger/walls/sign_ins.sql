-- Sign-ins and pages that stay closed: each try is written down by the web server alone, which proves it, and is read by auditors.

CREATE TRIGGER never BEFORE UPDATE OR DELETE ON tenfold.sign_in FOR EACH ROW EXECUTE FUNCTION tenfold.never();
CREATE TRIGGER never_all BEFORE TRUNCATE ON tenfold.sign_in FOR EACH STATEMENT EXECUTE FUNCTION tenfold.never();

CREATE FUNCTION tenfold.note_sign_in(who bigint, means text, outcome text, place bytea, proof bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    key  bytea := (SELECT value FROM tenfold.secret);
    said bytea := convert_to(concat_ws(' ', 'sign-in', coalesce(who::text, 'nobody'), means, outcome), 'UTF8') || '\x00' || place;
BEGIN
    IF (proof = sha256(key || sha256(key || said))) IS NOT TRUE THEN -- also where what is said is NULL
        RAISE EXCEPTION 'a sign-in is written down by the web server alone' USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO tenfold.sign_in (staff, means, outcome, place)
    VALUES (who, note_sign_in.means, note_sign_in.outcome, note_sign_in.place);
END $$;

-- To an auditor all of them, the latest first; of a place the beginning of its mark, by which it is known again.
CREATE FUNCTION tenfold.sign_ins(token bytea, before bigint, most integer)
RETURNS TABLE (id bigint, at timestamptz, who text, job text, agency text, means text, outcome text, place text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT s.id, s.at, coalesce(w.name, ''), coalesce(w.job, ''), coalesce(g.name, ''), s.means, s.outcome,
        left(encode(s.place, 'hex'), 8)
    FROM tenfold.sign_in s LEFT JOIN public.ledger_staff w ON w.id = s.staff LEFT JOIN tenfold.agency g ON g.id = w.agency
    WHERE EXISTS (SELECT FROM public.ledger_staff m WHERE m.id = tenfold.staff_of($1) AND 'auditor' = ANY (m.roles))
      AND ($2 IS NULL OR s.id < $2)
    ORDER BY s.id DESC LIMIT $3
$$;

-- A page that is not for somebody's role: that they asked for it is a line of the access log, of them alone.
CREATE FUNCTION tenfold.refuse_page(token bytea, page text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me bigint := tenfold.staff_of(token);
BEGIN
    IF me IS NULL THEN
        RAISE EXCEPTION 'nobody is signed in with this session' USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO tenfold.access (staff, purpose, basis, page, outcome) VALUES (me, 'none', 'none', refuse_page.page, 'refused');
END $$;

GRANT EXECUTE ON FUNCTION tenfold.refuse_page, tenfold.note_sign_in, tenfold.sign_ins TO tenfold_app;
