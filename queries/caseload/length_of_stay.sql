/*
title = "Length of stay"
definition = "Days from adoption to deselection: the time by which a quarter, half and three quarters of the people adopted to a cohort have left (Kaplan–Meier). People still on the scheme on the day count for as long as they have been there; somebody deselected later is still on it."
numerator = "Days from adoption to deselection, or to the day where the stay is open"
denominator = "Stays that began on or before the day"
grain = "One row per cohort that people were adopted to"
source = "Lincolnshire scrutiny report, 13 December 2022 (deselection after green on three consistent occasions); method: Kaplan and Meier 1958"
good_direction = "neither"
caveat = "Empty where fewer people have left than the quartile needs: not yet reached. By the cohort of adoption, also for people who moved since."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23

[parameters]
scheme = { kind = "ref", required = true, meaning = "code of the scheme" }
as_at = { kind = "date", default = "latest snapshot", meaning = "the day on which the stays are looked at" }
cohort = { kind = "refs", meaning = "only these cohorts" }

[columns]
cohort = { kind = "key", description = "Code of the cohort of adoption" }
people = { kind = "count", description = "Stays that began on or before the day" }
ended = { kind = "count", description = "Stays of these that have ended" }
median_days = { kind = "value", of = ["people", "ended"], unit = "days", description = "Days by which half have left" }
lower_quartile_days = { kind = "value", of = ["people", "ended"], unit = "days", description = "Days by which a quarter have left" }
upper_quartile_days = { kind = "value", of = ["people", "ended"], unit = "days", description = "Days by which three quarters have left" }
median_low = { kind = "value", of = ["people", "ended"], unit = "days", description = "Lower limit of the median, 95 %" }
median_high = { kind = "value", of = ["people", "ended"], unit = "days", description = "Upper limit of the median, 95 %" }
*/
with stays as (
    select
        cohort,
        coalesce(deselected_on <= $as_at::date, false) as has_ended,
        least(coalesce(deselected_on, $as_at::date), $as_at::date) - adopted_on as days
    from episodes
    where scheme = $scheme and adopted_on <= $as_at::date
),

length_of_stay as (
    select cohort, has_ended, days
    from stays
    where ($cohort::varchar[] is null or list_contains($cohort::varchar[], cohort))
)

select * from length_of_stay order by cohort, days
