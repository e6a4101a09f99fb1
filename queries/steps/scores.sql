-- Each person's scores in their first ($point = entry) or last assessment by $as_at with the instrument in `scale`,
-- of everyone assessed or of those in the last snapshot ($people), in the cohorts asked for; of two scores on one day
-- the worse.
with placed as (
    select person_ref, cohort, snapshot_date as since, true as in_snapshot
    from snapshots
    where scheme = $scheme and snapshot_date <= $as_at::date
    union all
    select person_ref, cohort, adopted_on as since, false as in_snapshot
    from episodes
    where scheme = $scheme and adopted_on <= $as_at::date
),

latest_snapshot as (
    select max(since) as since from placed where in_snapshot
),

members as (
    select
        person_ref,
        arg_max(cohort, (in_snapshot, since)) as cohort,
        max(since) filter (where in_snapshot) = (select since from latest_snapshot) as is_current
    from placed
    group by person_ref
),

asked as (
    select person_ref
    from members
    where
        ($cohort::varchar[] is null or list_contains($cohort::varchar[], cohort))
        and ($people::varchar = 'assessed' or is_current)
),

everyone as (
    select
        person_ref,
        if($point::varchar = 'entry', min(assessed_on), max(assessed_on)) as assessed_on
    from assessments
    where scheme = $scheme and assessed_on <= $as_at::date and instrument = (select instrument from scale)
    group by person_ref
),

points as (
    select person_ref, assessed_on
    from everyone
    where
        ($people::varchar = 'assessed' and $cohort::varchar[] is null)
        or person_ref in (select person_ref from asked)
)

select
    assessments.person_ref, assessments.pathway,
    if((select better from scale) = 'lower', max(assessments.score), min(assessments.score)) as score
from assessments
semi join points
    on assessments.person_ref = points.person_ref and assessments.assessed_on = points.assessed_on
where
    assessments.scheme = $scheme
    and assessments.instrument = (select instrument from scale)
group by all
