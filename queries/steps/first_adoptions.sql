-- Each person's first adoption by the scheme up to $as_at, with the area of the first snapshot from that day on
-- (empty where there is none; asked for only where the groups are areas).
with adopted as (
    select person_ref, min(struct_pack(adopted_on, episode_ref, cohort, profile)) as stay
    from episodes
    where scheme = $scheme and adopted_on <= $as_at::date
    group by person_ref
),

areas_seen as (
    select adopted.person_ref, arg_min(snapshots.area, snapshots.snapshot_date) as area
    from adopted
    inner join snapshots
        on
            adopted.person_ref = snapshots.person_ref
            and snapshots.scheme = $scheme
            and snapshots.snapshot_date between adopted.stay.adopted_on and $as_at::date
            and $by::varchar = 'area'
    group by adopted.person_ref
),

first_adoptions as (
    select
        adopted.person_ref, adopted.stay.adopted_on, adopted.stay.cohort, adopted.stay.profile, areas_seen.area
    from adopted
    left join areas_seen on adopted.person_ref = areas_seen.person_ref
)

select * from first_adoptions
where ($cohort::varchar[] is null or list_contains($cohort::varchar[], cohort))
