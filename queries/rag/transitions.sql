/*
title = "From one rating to another"
definition = "People by their rating at `start` and at `end`, each as in rag.current: the latest snapshot on or before the day, and the last rating on or before the day. Adopted are those in the second snapshot and not in the first, deselected those in the first and not in the second. Every pair has a row, so 0 means nobody."
numerator = "People with the first rating at the start and the second at the end"
denominator = "None: a count"
grain = "One row per pair of ratings, adopted and deselected included"
source = "Lincolnshire scrutiny report, 13 December 2022 (red, amber or green at the monthly Multi-Agency Case Conference)"
good_direction = "neither"
caveat = "Two days, and nothing of what happened between them: somebody who left and came back is on the scheme at both. A change between two points may be chance: spc.signals tells. With cohorts chosen, a person counts in the cohort at the end, or where they have left, at the start."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23

[parameters]
scheme = { kind = "ref", required = true, meaning = "code of the scheme" }
start = { kind = "date", default = "first snapshot", meaning = "first day; people are those of the latest snapshot on or before it" }
end = { kind = "date", default = "latest snapshot", meaning = "second day; people are those of the latest snapshot on or before it" }
cohort = { kind = "refs", meaning = "only people of these cohorts" }

[columns]
from_rag = { kind = "key", description = "Rating at the start: red, amber, green, unrated, or adopted since" }
to_rag = { kind = "key", description = "Rating at the end: red, amber, green, unrated, or deselected since" }
people = { kind = "count", description = "People" }
*/
with dates as (
    select
        max(snapshot_date) filter (where snapshot_date <= $start::date) as first_date,
        max(snapshot_date) as second_date
    from snapshots
    where scheme = $scheme and snapshot_date <= $end::date
),

last_ratings as (
    select
        person_ref,
        arg_max(rag, meeting_date) filter (where meeting_date <= $start::date) as at_start,
        arg_max(rag, meeting_date) as at_end
    from rag_ratings
    where scheme = $scheme and meeting_date <= $end::date
    group by person_ref
),

both_snapshots as (
    select
        snapshots.person_ref,
        max(snapshots.cohort) filter (where snapshots.snapshot_date = dates.first_date) as cohort_at_start,
        max(snapshots.cohort) filter (where snapshots.snapshot_date = dates.second_date) as cohort_at_end
    from snapshots
    inner join dates
        on snapshots.snapshot_date = dates.first_date or snapshots.snapshot_date = dates.second_date
    where snapshots.scheme = $scheme and dates.first_date is not null
    group by snapshots.person_ref
),

moved as (
    select
        case
            when both_snapshots.cohort_at_start is null then 'adopted'
            else coalesce(last_ratings.at_start, 'unrated')
        end as from_rag,
        case
            when both_snapshots.cohort_at_end is null then 'deselected'
            else coalesce(last_ratings.at_end, 'unrated')
        end as to_rag,
        count(*) as people
    from both_snapshots
    left join last_ratings on both_snapshots.person_ref = last_ratings.person_ref
    where (
        $cohort::varchar[] is null
        or list_contains(
            $cohort::varchar[], coalesce(both_snapshots.cohort_at_end, both_snapshots.cohort_at_start)
        )
    )
    group by all
),

origins as (
    select unnest(['red', 'amber', 'green', 'unrated', 'adopted']) as from_rag, unnest([1, 2, 3, 4, 5]) as from_place
),

ends as (
    select unnest(['red', 'amber', 'green', 'unrated', 'deselected']) as to_rag, unnest([1, 2, 3, 4, 5]) as to_place
),

transitions as (
    select
        origins.from_rag, ends.to_rag, coalesce(moved.people, 0) as people,
        origins.from_place * 10 + ends.to_place as place
    from dates
    cross join origins
    cross join ends
    left join moved on origins.from_rag = moved.from_rag and ends.to_rag = moved.to_rag
    where
        dates.first_date is not null
        and not (origins.from_rag = 'adopted' and ends.to_rag = 'deselected')
)

select * exclude (place) from transitions order by place
