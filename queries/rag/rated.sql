/*
title = "How many are rated in time"
definition = "People in the latest snapshot on or before the day by cohort: rated by this scheme within so many days up to the day, rated longer ago (overdue), or never. Every cohort live at the snapshot has a row, so 0 means nobody."
numerator = "People whose last rating is at most so many days before the day"
denominator = "People in the snapshot in the same cohort"
grain = "One row per cohort, and a total; rated_within + overdue + never_rated = people in every row"
source = "Lincolnshire scrutiny report, 13 December 2022 (each person is reviewed at the monthly Multi-Agency Case Conference)"
good_direction = "up"
caveat = "Somebody adopted since the last conference counts as never rated. The total says how the scheme keeps to its meetings, and nothing of a person: it is never withheld from the board."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23

[parameters]
scheme = { kind = "ref", required = true, meaning = "code of the scheme" }
as_at = { kind = "date", default = "latest snapshot", meaning = "the day; people are those of the latest snapshot on or before it" }
days = { kind = "number", default = 35, meaning = "days after which a rating is overdue" }
cohort = { kind = "refs", meaning = "only people of these cohorts; the total is then of these" }
area = { kind = "ref", meaning = "only people of this area" }

[columns]
cohort = { kind = "key", description = "Code of the cohort, or total" }
people = { kind = "count", open = true, description = "People in the snapshot" }
rated_within = { kind = "count", description = "People rated within so many days" }
overdue = { kind = "count", description = "People whose last rating is older" }
never_rated = { kind = "count", description = "People without a rating" }
rated_share = { kind = "derived", expression = "rated_within / nullif(people, 0)", denominator = "people", unit = "share", description = "Part of the people who were rated within so many days, 0 to 1" }
*/
with latest as (
    select person_ref, cohort
    from snapshots
    where
        scheme = $scheme
        and snapshot_date = (
            select max(one.snapshot_date)
            from snapshots as one
            where one.scheme = $scheme and one.snapshot_date <= $as_at::date
        )
        and ($cohort::varchar[] is null or list_contains($cohort::varchar[], cohort))
        and ($area::varchar is null or area = $area::varchar)
),

last_ratings as (
    select person_ref, max(meeting_date) as last_rated_on
    from rag_ratings
    where scheme = $scheme and meeting_date <= $as_at::date
    group by person_ref
),

counted as (
    select
        if(grouping(latest.cohort) = 1, 'total', latest.cohort) as cohort,
        count(*) as people,
        count(*) filter (where $as_at::date - last_ratings.last_rated_on <= $days::bigint) as rated_within,
        count(*) filter (where $as_at::date - last_ratings.last_rated_on > $days::bigint) as overdue,
        count(*) filter (where last_ratings.last_rated_on is null) as never_rated,
        grouping(latest.cohort) = 1 as is_total
    from latest
    left join last_ratings on latest.person_ref = last_ratings.person_ref
    group by rollup (latest.cohort)
),

dates as (
    select max(snapshot_date) as snapshot_date
    from snapshots
    where scheme = $scheme and snapshot_date <= $as_at::date
),

live as (
    select distinct cohorts.cohort, false as is_total
    from cohorts
    inner join dates
        on
            coalesce(cohorts.live_from <= dates.snapshot_date, dates.snapshot_date is not null)
            and coalesce(cohorts.live_to >= dates.snapshot_date, dates.snapshot_date is not null)
    where
        cohorts.scheme = $scheme
        and ($cohort::varchar[] is null or list_contains($cohort::varchar[], cohorts.cohort))
),

spine as (
    select cohort, is_total from live
    union
    select cohort, is_total from counted where not is_total or people > 0
    union
    select 'total' as cohort, true as is_total from live
),

rated as (
    select
        spine.cohort,
        coalesce(counted.people, 0) as people,
        coalesce(counted.rated_within, 0) as rated_within,
        coalesce(counted.overdue, 0) as overdue,
        coalesce(counted.never_rated, 0) as never_rated,
        spine.is_total as open_row
    from spine
    left join counted on spine.cohort = counted.cohort and spine.is_total = counted.is_total
)

select * from rated order by open_row, cohort
