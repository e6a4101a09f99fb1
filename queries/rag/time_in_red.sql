/*
title = "Time in red"
definition = "Days from the first red of a run to the first rating of another colour in the same episode: the time by which a quarter, half and three quarters of the runs have ended (Kaplan–Meier). A run that had not ended by deselection, or by the day, counts for as long as it had lasted. A meeting at which somebody was not rated does not end a run."
numerator = "Days from the first red of a run to the first rating of another colour, or to deselection or the day where there was none"
denominator = "Runs of red that began on or before the day"
grain = "One row per cohort live on the day or with a run of red, and a total"
source = "Lincolnshire scrutiny report, 13 December 2022 (red, amber or green at the monthly Multi-Agency Case Conference); method: Kaplan and Meier 1958"
good_direction = "down"
caveat = "Ratings are given at meetings, about a month apart, so the days are in steps of that length. Empty where fewer runs have ended than the quartile needs: not yet reached. By the cohort of adoption, also for people who moved since; a person who was red twice is two runs. A rating given when the person was not on the scheme is not counted."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23

[parameters]
scheme = { kind = "ref", required = true, meaning = "code of the scheme" }
as_at = { kind = "date", default = "latest snapshot", meaning = "the day on which the runs are looked at" }
cohort = { kind = "refs", meaning = "only these cohorts; the total is then of these" }

[columns]
cohort = { kind = "key", description = "Code of the cohort of adoption, or total" }
spells = { kind = "count", description = "Runs of red that began on or before the day" }
ended = { kind = "count", description = "Runs of these that ended in another colour" }
median_days = { kind = "value", of = ["spells", "ended"], unit = "days", description = "Days by which half had ended" }
lower_quartile_days = { kind = "value", of = ["spells", "ended"], unit = "days", description = "Days by which a quarter had ended" }
upper_quartile_days = { kind = "value", of = ["spells", "ended"], unit = "days", description = "Days by which three quarters had ended" }
median_low = { kind = "value", of = ["spells", "ended"], unit = "days", description = "Lower limit of the median, 95 %" }
median_high = { kind = "value", of = ["spells", "ended"], unit = "days", description = "Upper limit of the median, 95 %" }
*/
with stays as (
    select
        episode_ref, person_ref, cohort, adopted_on,
        least(coalesce(deselected_on, $as_at::date), $as_at::date) as last_day,
        lag(deselected_on) over (partition by person_ref order by adopted_on, deselected_on) as left_before
    from episodes
    where scheme = $scheme and adopted_on <= $as_at::date
),

ratings as (
    select
        stays.cohort, stays.last_day, rag_ratings.meeting_date, rag_ratings.rag,
        lag(rag_ratings.rag) over one_stay as rag_before,
        min(rag_ratings.meeting_date) filter (where rag_ratings.rag <> 'red') over (
            one_stay
            rows between current row and unbounded following
        ) as other_on
    from stays
    inner join rag_ratings
        on
            rag_ratings.scheme = $scheme
            and stays.person_ref = rag_ratings.person_ref
            and rag_ratings.meeting_date between stays.adopted_on and stays.last_day
            and coalesce(stays.left_before < rag_ratings.meeting_date, true)
    window one_stay as (partition by stays.episode_ref order by rag_ratings.meeting_date)
),

runs as (
    select cohort, other_on is not null as has_ended, coalesce(other_on, last_day) - meeting_date as days
    from ratings
    where rag = 'red' and rag_before is distinct from 'red'
),

live as (
    select distinct cohort
    from cohorts
    where
        scheme = $scheme
        and coalesce(live_from <= $as_at::date, $as_at::date is not null)
        and coalesce(live_to >= $as_at::date, $as_at::date is not null)
),

spine as (
    select cohort from live
    union
    select cohort from runs
),

time_in_red as (
    select spine.cohort, runs.has_ended, runs.days
    from spine
    left join runs on spine.cohort = runs.cohort
    where ($cohort::varchar[] is null or list_contains($cohort::varchar[], spine.cohort))
)

select * from time_in_red order by cohort, days
