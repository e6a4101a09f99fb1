/*
title = "Three greens"
definition = "People with an open episode on the day whose last three ratings of that episode, or more, are all green: they may be considered for deselection. Fewer than three ratings is not three greens. A meeting at which somebody was not rated neither breaks nor lengthens a streak. A streak does not carry over from one episode to the next."
numerator = "People with three greens or more"
denominator = "None: a list"
grain = "One row per person, longest streak first"
source = "Lincolnshire scrutiny report, 13 December 2022 (deselection: green on three consistent occasions)"
good_direction = "neither"
caveat = "To be considered, and not a decision: the conference decides. The cohort is that of the latest snapshot, or the one adopted to where the person is not in it. A rating given on the day of deselection belongs to the episode that ended, also where another began on that day."
views = ["operator"]
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23

[parameters]
scheme = { kind = "ref", required = true, meaning = "code of the scheme" }
as_at = { kind = "date", default = "latest snapshot", meaning = "the day; later ratings are not counted, and somebody deselected later is still on the scheme" }
cohort = { kind = "refs", meaning = "only people of these cohorts" }

[columns]
person_ref = { kind = "identifier", description = "Pseudonymised reference of the person" }
cohort = { kind = "key", description = "Code of the cohort" }
green_streak = { kind = "reference", description = "Ratings in the streak: greens in a row, up to the last rating of the episode" }
since = { kind = "key", description = "Day of the first green of the streak" }
exit_plan = { kind = "key", description = "Whether an exit plan exists; empty where that is not recorded" }
profile = { kind = "key", description = "Code of the profile within the cohort" }
last_rated_on = { kind = "key", description = "Day of the last rating" }
*/
with stays as (
    select
        episode_ref, person_ref, cohort, profile, adopted_on, deselected_on, exit_plan,
        lag(deselected_on) over (partition by person_ref order by adopted_on, deselected_on) as left_before
    from episodes
    where scheme = $scheme and adopted_on <= $as_at::date
),

open_stays as (
    select person_ref, cohort, profile, adopted_on, exit_plan, left_before
    from stays
    where coalesce(deselected_on > $as_at::date, true)
),

ratings as (
    select
        open_stays.person_ref, rag_ratings.meeting_date,
        max(rag_ratings.meeting_date) filter (where rag_ratings.rag <> 'green')
            over (partition by open_stays.person_ref) as last_other
    from open_stays
    inner join rag_ratings
        on
            rag_ratings.scheme = $scheme
            and open_stays.person_ref = rag_ratings.person_ref
            and rag_ratings.meeting_date between open_stays.adopted_on and $as_at::date
            and coalesce(open_stays.left_before < rag_ratings.meeting_date, true)
),

streaks as (
    select
        person_ref,
        count(*) as green_streak,
        min(meeting_date) as since,
        max(meeting_date) as last_rated_on
    from ratings
    where coalesce(meeting_date > last_other, true)
    group by person_ref
),

latest as (
    select person_ref, cohort, profile
    from snapshots
    where
        scheme = $scheme
        and snapshot_date = (
            select max(one.snapshot_date)
            from snapshots as one
            where one.scheme = $scheme and one.snapshot_date <= $as_at::date
        )
),

placed as (
    select
        open_stays.person_ref, open_stays.exit_plan,
        coalesce(latest.cohort, open_stays.cohort) as cohort,
        coalesce(latest.profile, open_stays.profile) as profile
    from open_stays
    left join latest on open_stays.person_ref = latest.person_ref
),

ready as (
    select
        placed.person_ref, placed.cohort, streaks.green_streak, streaks.since, placed.exit_plan,
        placed.profile, streaks.last_rated_on
    from placed
    inner join streaks on placed.person_ref = streaks.person_ref
    anti join people on placed.person_ref = people.person_ref and people.restricted and not $restricted
    where
        streaks.green_streak >= 3
        and ($cohort::varchar[] is null or list_contains($cohort::varchar[], placed.cohort))
)

select * from ready order by green_streak desc, since, person_ref
