-- The days on which people were assessed by $as_at with the instrument in `scale`.
with assessed as (
    select distinct person_ref, assessed_on
    from assessments
    where scheme = $scheme and assessed_on <= $as_at::date and instrument = (select instrument from scale)
)

select person_ref, assessed_on
from assessed
where $cohort::varchar[] is null or person_ref in (select person_ref from in_cohorts)
