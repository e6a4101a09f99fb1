-- The people whose cohort is one of $cohort: that of their last snapshot by $as_at, or of their last stay where
-- they are in no snapshot.
with placed as (
    select person_ref, cohort, snapshot_date as since, true as in_snapshot
    from snapshots
    where scheme = $scheme and snapshot_date <= $as_at::date
    union all
    select person_ref, cohort, adopted_on as since, false as in_snapshot
    from episodes
    where scheme = $scheme and adopted_on <= $as_at::date
)

select person_ref
from placed
group by person_ref
having list_contains($cohort::varchar[], arg_max(cohort, (in_snapshot, since)))
