/*
title = "People by cohort"
definition = "People in the snapshot, by cohort and profile, beside the cap and the planned share of each. Every cohort live on the day has a row, so 0 means nobody."
numerator = "People in the cohort and profile in the snapshot"
denominator = "People in the snapshot, whatever their cohort"
grain = "One row per cohort and profile live on the snapshot date"
source = "Lincolnshire scrutiny report, 13 December 2022, “IOM Cohort Details”; Lincolnshire IOM Strategy 2021–2023, “Cohorts” (planned shares)"
good_direction = "neither"
caveat = "A snapshot is one day: it says nothing of people who joined and left between two of them."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23

[parameters]
scheme = { kind = "ref", required = true, meaning = "code of the scheme" }
as_at = { kind = "snapshot", default = "latest snapshot", meaning = "the snapshot on this day, or the latest before it" }
cohort = { kind = "refs", meaning = "only these cohorts; shares stay of the whole caseload" }
area = { kind = "ref", meaning = "only people of this area" }

[columns]
cohort = { kind = "key", description = "Code of the cohort" }
profile = { kind = "key", description = "Code of the profile within the cohort; all where it has none" }
label = { kind = "key", description = "Name of the cohort and profile" }
people = { kind = "count", open = true, description = "People in the snapshot" }
caseload = { kind = "count", open = true, hidden = true, description = "People in the snapshot, whatever their cohort" }
capacity = { kind = "reference", description = "Cap of this cohort, where one is set" }
share = { kind = "derived", expression = "people / nullif(caseload, 0)", denominator = "caseload", unit = "share", description = "Part of the caseload, 0 to 1" }
share_target = { kind = "reference", unit = "share", description = "Planned part of the caseload, 0 to 1" }
*/
with caseload as (
    select cohort, profile
    from snapshots
    where
        scheme = $scheme
        and snapshot_date = $as_at::date
        and ($area::varchar is null or area = $area::varchar)
),

counted as (
    select cohort, profile, count(*) as people
    from caseload
    group by all
),

whole as (
    select count(*) as caseload from caseload
),

spine as (
    select
        cohort, profile, label, capacity, share_target,
        coalesce(live_from <= $as_at::date, true) and coalesce(live_to >= $as_at::date, true) as is_live
    from cohorts
    where
        scheme = $scheme
        and $as_at::date is not null
        and ($cohort::varchar[] is null or list_contains($cohort::varchar[], cohort))
),

by_cohort as (
    select
        spine.cohort, spine.profile, spine.label,
        coalesce(counted.people, 0) as people,
        whole.caseload, spine.capacity, spine.share_target
    from spine
    left join counted on spine.cohort = counted.cohort and spine.profile = counted.profile
    cross join whole
    where spine.is_live or counted.people is not null
)

select * from by_cohort order by cohort, profile
