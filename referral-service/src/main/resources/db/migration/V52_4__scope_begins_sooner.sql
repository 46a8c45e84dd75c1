-- Every transaction of a caller begins with these. In the language SQL they took 0.2 ms of it, in PL/pgSQL, whose plans are
-- kept, next to nothing. The rules are the same. Names are qualified, because setting a search path would cost as much.
CREATE OR REPLACE FUNCTION hidden_subjects() RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER AS $$
DECLARE
  own uuid[];
  own_by_oversight uuid[];
BEGIN
  SELECT array_agg(e.subject_id), array_agg(e.subject_id) FILTER (WHERE e.by_oversight)
    INTO own, own_by_oversight FROM public.exclusion e WHERE e.agency = public.caller_agency();
  IF own IS NULL THEN
    RETURN '{}';
  END IF;
  RETURN (SELECT coalesce(array_agg(tied.id), '{}') FROM unnest(public.tied_subjects(own, NULL)) tied(id)
    WHERE NOT EXISTS (
        SELECT FROM public.subject s WHERE s.id = tied.id AND s.responsible_agency = public.caller_agency())
      OR tied.id = ANY (public.tied_subjects(own_by_oversight, NULL)));
END
$$;

CREATE OR REPLACE FUNCTION scope_begun() RETURNS text LANGUAGE plpgsql AS $$
BEGIN
  RETURN set_config('amaan.excluded_subjects', public.hidden_subjects()::text, true);
END
$$;
