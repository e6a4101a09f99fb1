-- The people of the sample asked for, the two periods of each (`first_day` to `turned_on`, and from it to
-- `ended_on`, neither end included) and the offences in them. Takes the step first_adoptions.
with asked as (
    select
        $as_at::date as as_at,
        coalesce($start::date, (coalesce($end::date, $as_at::date) - interval 1 year)::date) as turned_on,
        coalesce($end::date, $as_at::date) as ended_on
    where $as_at::date is not null
),

first_in_community as (
    select
        snapshots.person_ref, asked.turned_on, asked.ended_on,
        min(struct_pack(snapshot_date, cohort, profile, area)) as seen
    from snapshots
    cross join asked
    where
        snapshots.scheme = $scheme
        and snapshots.setting = 'community'
        and snapshots.snapshot_date between asked.turned_on and least(asked.ended_on, asked.as_at)
    group by all
),

candidates as (
    select
        first_in_community.person_ref, first_in_community.turned_on, first_in_community.ended_on,
        (first_in_community.turned_on - interval 1 year)::date as first_day,
        first_in_community.seen.cohort, first_in_community.seen.profile, first_in_community.seen.area
    from first_in_community
    where
        $sample::varchar = 'fixed_period'
        and ($cohort::varchar[] is null or list_contains($cohort::varchar[], first_in_community.seen.cohort))
    union all
    select
        person_ref,
        adopted_on as turned_on,
        adopted_on + 365 as ended_on,
        adopted_on - 365 as first_day,
        cohort, profile, area
    from first_adoptions
    where $sample::varchar = 'adoption' and adopted_on + 365 <= $as_at::date
),

counted as (
    select
        candidates.person_ref,
        count(*) filter (where offences.offence_date < candidates.turned_on) as offences_before,
        count(*) filter (where offences.offence_date >= candidates.turned_on) as offences_after,
        sum(offences.severity) filter (where offences.offence_date < candidates.turned_on) as severity_before,
        sum(offences.severity) filter (where offences.offence_date >= candidates.turned_on) as severity_after,
        count(*) filter (where offences.severity is null) as without_severity
    from candidates
    inner join offences
        on
            candidates.person_ref = offences.person_ref
            and candidates.first_day <= offences.offence_date
            and candidates.ended_on > offences.offence_date
            and offences.offence_date <= $as_at::date
            and ($proven::varchar = 'any' or offences.proven_on <= $as_at::date)
    group by candidates.person_ref
),

sampled as (
    select
        candidates.person_ref, candidates.cohort, candidates.profile, candidates.area,
        candidates.first_day, candidates.turned_on, candidates.ended_on,
        coalesce(counted.offences_before, 0) as offences_before,
        coalesce(counted.offences_after, 0) as offences_after,
        counted.severity_before, counted.severity_after,
        coalesce(counted.without_severity, 0) as without_severity
    from candidates
    left join counted on candidates.person_ref = counted.person_ref
)

select * from sampled
where offences_before > 0 or $sample::varchar = 'adoption'
