/*
title = "Ratings now"
definition = "Everyone in the latest snapshot on or before the day, by cohort and profile and by their last rating of this scheme on or before the day. Somebody never rated is unrated. Every cohort live at the snapshot has a row for each of red, amber, green and unrated, so 0 means nobody."
numerator = "People in the snapshot with this rating"
denominator = "People in the snapshot in the same cohort and profile"
grain = "One row per cohort, profile and rating; red, amber, green, unrated"
source = "Lincolnshire scrutiny report, 13 December 2022 (red, amber or green at the monthly Multi-Agency Case Conference)"
good_direction = "neither"
caveat = "The last rating stands however old it is: rag.rated counts those that are overdue. A rating of an earlier time on the scheme stands until the next one is given."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23

[parameters]
scheme = { kind = "ref", required = true, meaning = "code of the scheme" }
as_at = { kind = "date", default = "latest snapshot", meaning = "the day; people are those of the latest snapshot on or before it" }
cohort = { kind = "refs", meaning = "only people of these cohorts" }
area = { kind = "ref", meaning = "only people of this area" }

[columns]
cohort = { kind = "key", description = "Code of the cohort" }
profile = { kind = "key", description = "Code of the profile within the cohort; all where it has none" }
rag = { kind = "key", description = "red, amber, green, or unrated: never rated" }
people = { kind = "count", description = "People in the snapshot with this rating" }
label = { kind = "key", description = "Name of the cohort and profile" }
caseload = { kind = "count", open = true, description = "People in the snapshot in this cohort and profile" }
share = { kind = "derived", expression = "people / nullif(caseload, 0)", denominator = "caseload", unit = "share", description = "Part of the cohort and profile, 0 to 1" }
*/
with latest as (
    select max(snapshot_date) as snapshot_date
    from snapshots
    where scheme = $scheme and snapshot_date <= $as_at::date
),

last_ratings as (
    select person_ref, arg_max(rag, meeting_date) as rag
    from rag_ratings
    where scheme = $scheme and meeting_date <= $as_at::date
    group by person_ref
),

counted as (
    select snapshots.cohort, snapshots.profile, coalesce(last_ratings.rag, 'unrated') as rag, count(*) as people
    from snapshots
    inner join latest on snapshots.snapshot_date = latest.snapshot_date
    left join last_ratings on snapshots.person_ref = last_ratings.person_ref
    where
        snapshots.scheme = $scheme
        and ($area::varchar is null or snapshots.area = $area::varchar)
    group by all
),

totals as (
    select cohort, profile, sum(people)::bigint as caseload
    from counted
    group by all
),

ratings as (
    select unnest(['red', 'amber', 'green', 'unrated']) as rag, unnest([1, 2, 3, 4]) as place
),

spine as (
    select
        cohorts.cohort, cohorts.profile, cohorts.label, coalesce(totals.caseload, 0) as caseload
    from latest
    inner join cohorts
        on
            cohorts.scheme = $scheme
            and latest.snapshot_date is not null
            and ($cohort::varchar[] is null or list_contains($cohort::varchar[], cohorts.cohort))
    left join totals on cohorts.cohort = totals.cohort and cohorts.profile = totals.profile
    where
        totals.caseload is not null
        or (
            coalesce(cohorts.live_from <= latest.snapshot_date, true)
            and coalesce(cohorts.live_to >= latest.snapshot_date, true)
        )
),

current_ratings as (
    select
        spine.cohort, spine.profile, ratings.rag,
        coalesce(counted.people, 0) as people,
        spine.label, spine.caseload, ratings.place
    from spine
    cross join ratings
    left join counted
        on spine.cohort = counted.cohort and spine.profile = counted.profile and ratings.rag = counted.rag
)

select * exclude (place) from current_ratings order by cohort, profile, place
