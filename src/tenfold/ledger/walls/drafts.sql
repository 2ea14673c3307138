-- Drafts: read and written by their writer alone, in a transaction in which that writer opened the family; for 14 days.

CREATE FUNCTION tenfold.draft_days() RETURNS interval LANGUAGE sql IMMUTABLE AS $$ SELECT interval '14 days' $$;

-- Who opened a family in this transaction; NULL where nobody did, or more than one.
CREATE FUNCTION tenfold.opener() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT min(a.staff) FROM tenfold.access a
    WHERE a.tx = pg_current_xact_id_if_assigned() AND a.outcome = 'opened' AND a.at >= transaction_timestamp()
    HAVING min(a.staff) = max(a.staff) AND count(*) = count(a.staff)
$$;

ALTER TABLE tenfold.draft ENABLE ROW LEVEL SECURITY;
CREATE POLICY writer_only ON tenfold.draft TO tenfold_app USING (
    staff = (SELECT tenfold.opener()) AND family = ANY ((SELECT tenfold.opened())::uuid[])
    AND at > clock_timestamp() - (SELECT tenfold.draft_days())
);
GRANT SELECT, INSERT, UPDATE, DELETE ON tenfold.draft TO tenfold_app;

-- Where somebody has drafts, without a word of them: no family is opened for it.
CREATE FUNCTION tenfold.own_drafts(token bytea)
RETURNS TABLE (family uuid, id uuid, place text, at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT d.family, d.id, d.place, d.at FROM tenfold.draft d
    WHERE d.staff = tenfold.staff_of($1) AND d.at > clock_timestamp() - tenfold.draft_days() ORDER BY d.at DESC
$$;

-- Somebody throws a draft of theirs away.
CREATE FUNCTION tenfold.drop_draft(token bytea, which uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    DELETE FROM tenfold.draft d WHERE d.staff = tenfold.staff_of(token) AND d.id = which;
    RETURN FOUND;
END $$;

-- What is too old goes, whoever asks.
CREATE FUNCTION tenfold.forget_drafts() RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH gone AS (DELETE FROM tenfold.draft d WHERE d.at <= clock_timestamp() - tenfold.draft_days() RETURNING 1)
    SELECT count(*) FROM gone
$$;

GRANT EXECUTE ON FUNCTION
    tenfold.draft_days, tenfold.opener, tenfold.own_drafts, tenfold.drop_draft, tenfold.forget_drafts
TO tenfold_app;
