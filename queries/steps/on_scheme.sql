-- From which day to which each person was on the scheme by $as_at: their stays or, for people without any stay on
-- record, each snapshot they are in up to the day before the next of the scheme.
with snapshot_dates as (
    select distinct snapshot_date from snapshots where scheme = $scheme and snapshot_date <= $as_at::date
),

snapshot_days as (
    select snapshot_date, lead(snapshot_date) over (order by snapshot_date) - 1 as last_day
    from snapshot_dates
),

stays as (
    select person_ref, adopted_on as first_day, coalesce(deselected_on, $as_at::date) as last_day
    from episodes
    where scheme = $scheme and adopted_on <= $as_at::date
)

select person_ref, first_day, last_day from stays
union all
select snapshots.person_ref, snapshots.snapshot_date as first_day, coalesce(days.last_day, $as_at::date) as last_day
from snapshots
inner join snapshot_days as days on snapshots.snapshot_date = days.snapshot_date
where snapshots.scheme = $scheme and snapshots.person_ref not in (select person_ref from stays)
