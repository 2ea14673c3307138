-- Keeping and destroying. Nothing is ever destroyed by a clock: one person asks, another approves, and no hold may stand.

CREATE TRIGGER never BEFORE UPDATE OR DELETE ON tenfold.review FOR EACH ROW EXECUTE FUNCTION tenfold.never();
CREATE TRIGGER never_all BEFORE TRUNCATE ON tenfold.review FOR EACH STATEMENT EXECUTE FUNCTION tenfold.never();
CREATE TRIGGER never BEFORE UPDATE OR DELETE ON tenfold.disposal FOR EACH ROW EXECUTE FUNCTION tenfold.never();
CREATE TRIGGER never_all BEFORE TRUNCATE ON tenfold.disposal FOR EACH STATEMENT EXECUTE FUNCTION tenfold.never();

-- What is destroyed stays destroyed: no key comes back, and nothing is written after the last entry. No key goes by itself.
CREATE FUNCTION tenfold.gone_for_good() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_TABLE_NAME = 'family_key' THEN
        IF TG_OP = 'DELETE' OR OLD.wrapped IS NULL THEN
            RAISE EXCEPTION 'a key stays until it is destroyed, and then it stays destroyed' USING ERRCODE = 'insufficient_privilege';
        ELSIF NEW.wrapped IS NULL AND NOT EXISTS (SELECT FROM tenfold.disposal d WHERE d.family = OLD.family) THEN
            RAISE EXCEPTION 'a key is destroyed with a certificate, or stays' USING ERRCODE = 'insufficient_privilege';
        END IF;
    ELSIF EXISTS (SELECT FROM tenfold.family_key k WHERE k.family = OLD.family AND k.wrapped IS NULL) THEN
        RAISE EXCEPTION 'this family’s record was destroyed; nothing is written to it' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER gone_for_good BEFORE UPDATE OR DELETE ON tenfold.family_key
    FOR EACH ROW EXECUTE FUNCTION tenfold.gone_for_good();
CREATE TRIGGER gone_for_good BEFORE UPDATE OF number ON tenfold.family_head FOR EACH ROW EXECUTE FUNCTION tenfold.gone_for_good();

-- The holds of a family that nobody has lifted. That their day of review has come does not end them.
CREATE FUNCTION tenfold.holds(which uuid) RETURNS SETOF tenfold.review
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT h.* FROM tenfold.review h WHERE h.family = $1 AND h.act = 'hold'
        AND NOT EXISTS (SELECT FROM tenfold.review l WHERE l.answers = h.id)
$$;

-- Everything of a family that is not its entries goes, and what is said of it in clear; who was tied to it stays, so that
-- they can be told that it was destroyed.
CREATE FUNCTION tenfold.wipe(which uuid) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    DELETE FROM tenfold.question WHERE family = which;
    DELETE FROM tenfold.child WHERE family = which;
    DELETE FROM tenfold.on_plan WHERE family = which;
    DELETE FROM tenfold.layer WHERE family = which;
    DELETE FROM tenfold.laid_by WHERE family = which;
    DELETE FROM tenfold.family_marks WHERE family = which;
    DELETE FROM tenfold.search_hit WHERE family = which;
    DELETE FROM tenfold.watch WHERE family = which;
    UPDATE tenfold.door_act SET words = '' WHERE family = which AND words <> '';
    UPDATE tenfold.odd_look o SET words = '' FROM tenfold.access a WHERE a.id = o.line AND a.family = which AND o.words <> '';
    DELETE FROM tenfold.bar WHERE family = which;
    DELETE FROM tenfold.wake WHERE family = which;
    DELETE FROM tenfold.draft WHERE family = which;
    UPDATE tenfold.notice SET ended = clock_timestamp() WHERE family = which AND ended IS NULL;
    UPDATE tenfold.tie SET why = '', until = least(until, clock_timestamp()) WHERE family = which;
END $$;

-- A decision is written down. Who oversees the record holds, lifts and keeps on; an administrator asks for destruction.
CREATE FUNCTION tenfold.decide(
    token bytea, which uuid, act text, answers bigint, ground text, authority text, until date, sealed bytea
) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me public.ledger_staff;
    done bigint;
BEGIN
    SELECT * INTO me FROM public.ledger_staff w WHERE w.id = tenfold.staff_of(token);
    IF me.id IS NULL OR NOT me.roles && ARRAY['administrator', 'auditor']
       OR (act = 'ask' AND NOT 'administrator' = ANY (me.roles)) THEN
        RAISE EXCEPTION 'what is kept is decided by administrators and auditors; an administrator asks for destruction'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM FROM tenfold.family_head h WHERE h.family = which FOR UPDATE; -- decisions and destruction come one after another
    IF NOT FOUND OR EXISTS (SELECT FROM tenfold.disposal d WHERE d.family = which) THEN
        RAISE EXCEPTION 'there is no such record, or it was destroyed' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF act IN ('lift', 'refuse') AND NOT EXISTS (
        SELECT FROM tenfold.review r WHERE r.id = decide.answers AND r.family = which
            AND r.act = CASE decide.act WHEN 'lift' THEN 'hold' ELSE 'ask' END) THEN
        RAISE EXCEPTION 'that decision is none of this family’s' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF act IN ('hold', 'keep') AND until <= current_date THEN
        RAISE EXCEPTION 'a day to look again lies ahead' USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO tenfold.review (family, staff, act, answers, ground, authority, until, sealed)
    VALUES (which, me.id, decide.act, decide.answers, decide.ground, decide.authority, decide.until, decide.sealed)
    RETURNING id INTO done;
    RETURN done;
END $$;

-- What one has asked for, another approves: the key is destroyed, with all that was made from what it opened.
CREATE FUNCTION tenfold.dispose(token bytea, asked bigint) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me   public.ledger_staff;
    its  tenfold.review;
    done uuid;
BEGIN
    SELECT * INTO me FROM public.ledger_staff w WHERE w.id = tenfold.staff_of(token);
    SELECT * INTO its FROM tenfold.review r WHERE r.id = asked AND r.act = 'ask';
    PERFORM FROM tenfold.family_head h WHERE h.family = its.family FOR UPDATE; -- whoever is writing is let finish
    IF me.id IS NULL OR NOT 'auditor' = ANY (me.roles) OR its.id IS NULL OR me.id = its.staff THEN
        RAISE EXCEPTION 'destruction is approved by an auditor who has not asked for it' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF EXISTS (SELECT FROM tenfold.review r WHERE r.answers = its.id)
       OR EXISTS (SELECT FROM tenfold.disposal d WHERE d.family = its.family) THEN
        RAISE EXCEPTION 'this request was answered already' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF EXISTS (SELECT FROM tenfold.holds(its.family)) THEN
        RAISE EXCEPTION 'a hold stands on this record: it is lifted first, or the record stays' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF its.ground = 'term' AND EXISTS (
        SELECT FROM tenfold.review r WHERE r.family = its.family AND r.act = 'keep' AND r.until > current_date) THEN
        RAISE EXCEPTION 'a review has this record kept on' USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO tenfold.disposal (family, number, at, ground, authority, asked_by, approved_by, entries, first, last, head, agencies)
    SELECT f.id, f.number, clock_timestamp(), its.ground, its.authority, tenfold.named(its.staff), tenfold.named(me.id), h.number,
           min(e.recorded), max(e.recorded), h.hash, coalesce(array_agg(DISTINCT e.agency) FILTER (WHERE e.agency IS NOT NULL), '{}')
    FROM tenfold.family f JOIN tenfold.family_head h ON h.family = f.id LEFT JOIN tenfold.entry e ON e.family = f.id
    WHERE f.id = its.family GROUP BY f.id, f.number, h.number, h.hash
    RETURNING id INTO done;
    UPDATE tenfold.family_key SET wrapped = NULL, destroyed = clock_timestamp() WHERE family = its.family;
    PERFORM tenfold.wipe(its.family);
    RETURN done;
END $$;

CREATE FUNCTION tenfold.named(who bigint) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT format('%s, %s (%s)', w.name, w.job, w.agency) FROM public.ledger_staff w WHERE w.id = $1
$$;

-- An older backup is told what was destroyed since; for the owner alone, before anybody else may come in.
CREATE FUNCTION tenfold.destroy_again(certificate jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    told tenfold.disposal := jsonb_populate_record(NULL::tenfold.disposal, certificate);
BEGIN
    INSERT INTO tenfold.disposal SELECT told.* ON CONFLICT DO NOTHING;
    UPDATE tenfold.family_key SET wrapped = NULL, destroyed = told.at WHERE family = told.family AND wrapped IS NOT NULL;
    PERFORM tenfold.wipe(told.family);
END $$;

-- What is left to say of a destroyed record, to whoever was tied to it or oversees what is kept.
CREATE FUNCTION tenfold.certificate(token bytea, which uuid) RETURNS SETOF tenfold.disposal
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT d.* FROM tenfold.disposal d, public.ledger_staff w
    WHERE d.family = $2 AND w.id = tenfold.staff_of($1)
      AND (w.roles && ARRAY['administrator', 'auditor'] OR EXISTS (
          SELECT FROM tenfold.tie t WHERE t.family = $2 AND (t.staff = w.id OR (t.staff IS NULL AND t.agency = w.agency))))
$$;

GRANT EXECUTE ON FUNCTION tenfold.decide, tenfold.dispose, tenfold.certificate TO tenfold_app;
