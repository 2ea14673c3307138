-- In which layer of a family an agency reads: its own where it holds something that is not for everybody, or everybody's.

CREATE FUNCTION tenfold.layer_of(which uuid, agency text) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ SELECT coalesce((SELECT l.agency FROM tenfold.layer l WHERE l.family = $1 AND l.agency = $2), '') $$;

CREATE FUNCTION tenfold.agency_of(token bytea) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ SELECT w.agency FROM public.ledger_staff w WHERE w.id = tenfold.staff_of($1) $$;

CREATE FUNCTION tenfold.is_barred(who bigint, which uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ SELECT EXISTS (SELECT FROM tenfold.bar b WHERE b.family = $2 AND b.staff = $1 AND b.lifted IS NULL) $$;

ALTER TABLE tenfold.layer ENABLE ROW LEVEL SECURITY;
CREATE POLICY open_only ON tenfold.layer TO tenfold_app WITH CHECK (family = ANY ((SELECT tenfold.opened())::uuid[]));
GRANT INSERT ON tenfold.layer TO tenfold_app;
GRANT EXECUTE ON FUNCTION tenfold.layer_of TO tenfold_app;
