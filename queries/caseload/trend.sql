/*
title = "People by cohort over time"
definition = "People in each snapshot from `start` to `end`, by cohort and profile. A cohort has a row on every snapshot date on which it was live, so 0 means nobody."
numerator = "People in the cohort and profile in the snapshot"
denominator = "None: a count"
grain = "One row per snapshot date, cohort and profile live on that date"
source = "Lincolnshire scrutiny report, 13 December 2022, “IOM Cohort Details”; LLR IOM Performance Report 2015–16, “Overall Caseload”"
good_direction = "neither"
caveat = "Snapshots need not be evenly spaced."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23

[parameters]
scheme = { kind = "ref", required = true, meaning = "code of the scheme" }
start = { kind = "date", default = "first snapshot", meaning = "first day" }
end = { kind = "date", default = "latest snapshot", meaning = "last day" }
cohort = { kind = "refs", meaning = "only these cohorts" }
area = { kind = "ref", meaning = "only people of this area" }

[columns]
snapshot_date = { kind = "key", description = "Date of the snapshot" }
cohort = { kind = "key", description = "Code of the cohort" }
profile = { kind = "key", description = "Code of the profile within the cohort; all where it has none" }
people = { kind = "count", open = true, description = "People in the snapshot" }
label = { kind = "key", description = "Name of the cohort and profile" }
*/
with dates as (
    select distinct snapshot_date
    from snapshots
    where scheme = $scheme and snapshot_date between $start::date and $end::date
),

counted as (
    select snapshot_date, cohort, profile, count(*) as people
    from snapshots
    where
        scheme = $scheme
        and snapshot_date between $start::date and $end::date
        and ($area::varchar is null or area = $area::varchar)
    group by all
),

spine as (
    select
        dates.snapshot_date, cohorts.cohort, cohorts.profile, cohorts.label,
        coalesce(cohorts.live_from <= dates.snapshot_date, true)
        and coalesce(cohorts.live_to >= dates.snapshot_date, true) as is_live
    from dates
    cross join cohorts
    where
        cohorts.scheme = $scheme
        and ($cohort::varchar[] is null or list_contains($cohort::varchar[], cohorts.cohort))
),

trend as (
    select
        spine.snapshot_date, spine.cohort, spine.profile,
        coalesce(counted.people, 0) as people,
        spine.label
    from spine
    left join counted
        on
            spine.snapshot_date = counted.snapshot_date
            and spine.cohort = counted.cohort
            and spine.profile = counted.profile
    where spine.is_live or counted.people is not null
)

select * from trend order by snapshot_date, cohort, profile
