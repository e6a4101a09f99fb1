/*
title = "Overdue ratings"
definition = "People in the latest snapshot on or before the day who have not been rated by this scheme for more than so many days up to the day, or never. Conferences are monthly, so 35 days leave room for one that is a few days late."
numerator = "People not rated for more than so many days"
denominator = "None: a list"
grain = "One row per person: never rated first, then the longest since"
source = "Lincolnshire scrutiny report, 13 December 2022 (each person is reviewed at the monthly Multi-Agency Case Conference)"
good_direction = "down"
caveat = "Somebody adopted since the last conference has not been rated yet and is in the list: see how long they have been on the scheme."
views = ["operator"]
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23

[parameters]
scheme = { kind = "ref", required = true, meaning = "code of the scheme" }
as_at = { kind = "date", default = "latest snapshot", meaning = "the day; people are those of the latest snapshot on or before it" }
days = { kind = "number", default = 35, meaning = "days after which a rating is overdue" }
cohort = { kind = "refs", meaning = "only people of these cohorts" }

[columns]
person_ref = { kind = "identifier", description = "Pseudonymised reference of the person" }
cohort = { kind = "key", description = "Code of the cohort" }
last_rated_on = { kind = "key", description = "Day of the last rating; empty where never rated" }
days_since = { kind = "reference", unit = "days", description = "Days from the last rating to the day; empty where never rated" }
days_on_scheme = { kind = "reference", unit = "days", description = "Days since adoption to the episode open on the day; empty where there is none" }
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
),

last_ratings as (
    select person_ref, max(meeting_date) as last_rated_on
    from rag_ratings
    where scheme = $scheme and meeting_date <= $as_at::date
    group by person_ref
),

open_stays as (
    select person_ref, max(adopted_on) as adopted_on
    from episodes
    where
        scheme = $scheme
        and adopted_on <= $as_at::date
        and coalesce(deselected_on > $as_at::date, true)
    group by person_ref
),

overdue as (
    select
        latest.person_ref, latest.cohort, last_ratings.last_rated_on,
        $as_at::date - last_ratings.last_rated_on as days_since,
        $as_at::date - open_stays.adopted_on as days_on_scheme
    from latest
    left join last_ratings on latest.person_ref = last_ratings.person_ref
    left join open_stays on latest.person_ref = open_stays.person_ref
    anti join people on latest.person_ref = people.person_ref and people.restricted and not $restricted
    where coalesce($as_at::date - last_ratings.last_rated_on > $days::bigint, true)
)

select * from overdue order by days_since desc nulls first, days_on_scheme desc nulls last, person_ref
