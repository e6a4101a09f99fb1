/*
title = "Time to the first proven reoffence"
definition = "People followed as in `reoffending.binary`, from adoption or release to their first proven offence: the share without one at each month, up to 24 (Kaplan–Meier). An offence counts on the day it was committed if it was proven by the day of the figures. Following ends six months before that day, because proof takes time: somebody without a proven offence by then counts for as long as they were followed. A month is a twelfth of 365.25 days. The line of a group ends with the last month that somebody was still followed in."
numerator = "People without a proven offence so far"
denominator = "People followed at all: those whose following began more than six months before the day"
grain = "One row per group and month from 0, and a total; by profile also Fixed and Flex together, without Free"
source = "Kaplan and Meier 1958; interval: log(−log), Kalbfleisch and Prentice; the six months: Ministry of Justice, Proven reoffending statistics"
good_direction = "up"
caveat = "The longer ago, the fewer people were followed that far: read the line with the number at risk beside it. Time in custody while followed is not taken out, and nobody can offend outside while inside. More contact means more detection."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23

[parameters]
scheme = { kind = "ref", required = true, meaning = "code of the scheme" }
as_at = { kind = "date", default = "latest snapshot", meaning = "nothing dated after this day is counted" }
by = { kind = "choice", default = "cohort", choices = ["cohort", "age_band", "area", "sex", "profile"], meaning = "what to group by; profile keeps each Free profile apart" }
cohort = { kind = "refs", meaning = "only people first adopted to these cohorts; the total is then of these" }

[columns]
group = { kind = "key", description = "Code of the group, fixed_flex or total; a profile as cohort/profile" }
month = { kind = "key", description = "Months since adoption or release" }
at_risk = { kind = "count", description = "People still followed and without a proven offence before that day" }
without_reoffence = { kind = "value", of = ["people", "at_risk", "reoffended"], denominator = "people", unit = "share", description = "Estimated part without a proven offence up to that day, 0 to 1" }
low = { kind = "value", of = ["people", "at_risk", "reoffended"], denominator = "people", unit = "share", description = "Lower limit, 95 %" }
high = { kind = "value", of = ["people", "at_risk", "reoffended"], denominator = "people", unit = "share", description = "Upper limit, 95 %" }
label = { kind = "key", description = "Name of the group" }
people = { kind = "count", description = "People followed at all" }
reoffended = { kind = "count", description = "People with a proven offence up to that day" }
*/
with
/* step: first_adoptions */

/* step: followed */

-- The shared steps below read it
placed as ( -- noqa: ST03
    select person_ref, cohort, profile, area, coalesce(turned_on, $as_at::date) as turned_on
    from followed
),

/* step: in_groups */

/* step: group_spine */

watched as (
    select
        person_ref, turned_on,
        ($as_at::date - interval 6 months)::date as watched_to
    from followed
    where turned_on < $as_at::date - interval 6 months
),

first_reoffences as (
    select watched.person_ref, min(offences.offence_date) as offence_date
    from watched
    inner join offences
        on
            watched.person_ref = offences.person_ref
            and watched.turned_on <= offences.offence_date
            and watched.watched_to > offences.offence_date
            and offences.proven_on <= $as_at::date
    group by watched.person_ref
),

durations as (
    select
        watched.person_ref,
        first_reoffences.person_ref is not null as has_reoffended,
        coalesce(first_reoffences.offence_date, watched.watched_to) - watched.turned_on as days
    from watched
    left join first_reoffences on watched.person_ref = first_reoffences.person_ref
),

time_to_first as (
    select group_spine."group", group_spine.label, group_spine.place, durations.days, durations.has_reoffended
    from durations
    inner join in_groups on durations.person_ref = in_groups.person_ref
    inner join group_spine on in_groups."group" = group_spine."group"
)

select * from time_to_first order by place, "group", days
