/*
title = "Change of the caseload between two dates"
definition = "People in the snapshot at `start` and in the snapshot at `end`, by cohort and by area, cohort, setting, order type or lead agency, with totals. A group with nobody on both days keeps its row."
numerator = "People at the end less people at the start, times 100"
denominator = "People at the start"
grain = "One row per cohort and group, and a total of each"
source = "LLR IOM Performance Report, April 2015 to March 2016, “Overall Caseload”"
good_direction = "neither"
caveat = "A change per cent of a few people is large without meaning much: read it with the counts beside it."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23

[parameters]
scheme = { kind = "ref", required = true, meaning = "code of the scheme" }
start = { kind = "snapshot", default = "first snapshot", meaning = "the snapshot on this day, or the latest before it" }
end = { kind = "snapshot", default = "latest snapshot", meaning = "the snapshot on this day, or the latest before it" }
by = { kind = "choice", default = "area", choices = ["area", "cohort", "setting", "order_type", "lead_agency"], meaning = "what to group by" }
cohort = { kind = "refs", meaning = "only these cohorts; totals are then of these" }

[columns]
cohort = { kind = "key", description = "Code of the cohort, or total" }
group = { kind = "key", description = "Code of the group, or total; not_recorded where the order type is empty" }
people_start = { kind = "count", description = "People in the first snapshot" }
people_end = { kind = "count", description = "People in the second snapshot" }
change_pct = { kind = "derived", expression = "100 * (people_end - people_start) / nullif(people_start, 0)", denominator = "people_start", unit = "per cent", description = "Change in per cent; empty where there was nobody at the start" }
label = { kind = "key", description = "Name of the group" }
*/
with caseload as (
    select
        snapshot_date, cohort,
        case $by::varchar
            when 'area' then area
            when 'cohort' then cohort
            when 'setting' then setting
            when 'order_type' then coalesce(order_type, 'not_recorded')
            when 'lead_agency' then lead_agency
        end as "group"
    from snapshots
    where
        scheme = $scheme
        and snapshot_date in ($start::date, $end::date)
        and ($cohort::varchar[] is null or list_contains($cohort::varchar[], cohort))
),

live_cohorts as (
    select distinct cohort
    from cohorts
    where
        scheme = $scheme
        and ($cohort::varchar[] is null or list_contains($cohort::varchar[], cohort))
        and coalesce(live_from <= $end::date, true)
        and coalesce(live_to >= $start::date, true)
),

cohort_spine as (
    select cohort from live_cohorts
    union
    select cohort from caseload
    union
    select 'total' as cohort
),

group_spine as (
    select "group", "group" as label from caseload where $by::varchar <> 'area'
    union
    select area as "group", name as label from areas where scheme = $scheme and $by::varchar = 'area'
    union
    select cohort as "group", cohort as label from live_cohorts where $by::varchar = 'cohort'
    union
    select 'total' as "group", 'Total' as label
),

spine as (
    select cohort_spine.cohort, group_spine."group", group_spine.label
    from cohort_spine
    cross join group_spine
    where
        $start::date is not null
        and (
            $by::varchar <> 'cohort'
            or cohort_spine.cohort = group_spine."group"
            or 'total' in (cohort_spine.cohort, group_spine."group")
        )
),

counted as (
    select
        if(grouping(cohort) = 1, 'total', cohort) as cohort,
        if(grouping("group") = 1, 'total', "group") as "group",
        count(*) filter (where snapshot_date = $start::date) as people_start,
        count(*) filter (where snapshot_date = $end::date) as people_end
    from caseload
    group by cube (cohort, "group")
),

change as (
    select
        spine.cohort, spine."group",
        coalesce(counted.people_start, 0) as people_start,
        coalesce(counted.people_end, 0) as people_end,
        spine.label,
        $by::varchar = 'cohort' or spine."group" = 'total' as open_row
    from spine
    left join counted on spine.cohort = counted.cohort and spine."group" = counted."group"
)

select * from change
order by cohort = 'total', cohort, "group" = 'total', "group"
