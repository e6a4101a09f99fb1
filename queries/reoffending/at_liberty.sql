/*
title = "Offences per year at liberty"
definition = "Recorded offences before and after of the sample of `reoffending.before_after`, per year that its people were at liberty: days in custody, the first and the last included, are taken out of the denominator. A period ends with the day if the day comes before its end. Offences count wherever they were committed."
numerator = "Offences in the period"
denominator = "Days of the period less days in custody, of everybody in the sample, over 365.25"
grain = "One row per group, and a total; by profile also Fixed and Flex together, without Free"
source = "Lincolnshire IOM Strategy 2021–2023 and LLR IOM Performance Report, April 2015 to March 2016 (a sample “in the community”); interval: Poisson model of the offences with a robust variance clustered by person, Liang and Zeger 1986"
good_direction = "down"
caveat = "A fall of offences that comes of prison is no fall here. More contact means more detection, and people are selected at their worst: some fall would come anyway. Custody that was not recorded counts as liberty. Empty where nobody was at liberty, or in the interval where either period has no offence."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23

[parameters]
scheme = { kind = "ref", required = true, meaning = "code of the scheme" }
start = { kind = "date", meaning = "first day of the period after, for fixed_period; a year before the end if left out" }
end = { kind = "date", meaning = "day after the last day of the period after, for fixed_period; the day itself if left out" }
by = { kind = "choice", default = "cohort", choices = ["cohort", "age_band", "area", "sex", "profile"], meaning = "what to group by; profile keeps each Free profile apart" }
sample = { kind = "choice", default = "fixed_period", choices = ["fixed_period", "adoption"], meaning = "whose offences, and in which two periods" }
proven = { kind = "choice", default = "any", choices = ["any", "only"], meaning = "all recorded offences, or only those proven by the day" }
as_at = { kind = "date", default = "latest snapshot or end", meaning = "nothing dated after this day is counted" }
cohort = { kind = "refs", meaning = "only these cohorts; the total is then of these" }

[columns]
group = { kind = "key", description = "Code of the group, fixed_flex or total; a profile as cohort/profile" }
people = { kind = "count", description = "People in the sample" }
offences_before = { kind = "value", of = ["people", "offended_before"], description = "Offences in the period before" }
offences_after = { kind = "value", of = ["people", "offended_after"], description = "Offences in the period after" }
years_before = { kind = "value", of = ["people"], description = "Years at liberty in the period before, of everybody together" }
years_after = { kind = "value", of = ["people"], description = "Years at liberty in the period after, of everybody together" }
per_year_before = { kind = "derived", expression = "offences_before / nullif(years_before, 0)", denominator = "people", description = "Offences per year at liberty before" }
per_year_after = { kind = "derived", expression = "offences_after / nullif(years_after, 0)", denominator = "people", description = "Offences per year at liberty after" }
change_pct = { kind = "derived", expression = "100 * offences_after / nullif(years_after, 0) * years_before / nullif(offences_before, 0) - 100", denominator = "people", unit = "per cent", description = "Change of the rate in per cent; empty where it was 0 before" }
change_low = { kind = "value", of = ["people", "offended_before", "offended_after"], denominator = "people", unit = "per cent", description = "Lower limit of the change in per cent, 95 %" }
change_high = { kind = "value", of = ["people", "offended_before", "offended_after"], denominator = "people", unit = "per cent", description = "Upper limit of the change in per cent, 95 %" }
label = { kind = "key", description = "Name of the group" }
offended_before = { kind = "count", description = "People with an offence in the period before" }
offended_after = { kind = "count", description = "People with an offence in the period after" }
*/
with stays as (
    select person_ref, from_date, least(coalesce(to_date, $as_at::date), $as_at::date) + 1 as free_on
    from custody_periods
    where from_date <= $as_at::date
),

/* step: first_adoptions */

/* step: sampled */

-- The shared steps below read it
placed as ( -- noqa: ST03
    select * from sampled
),

/* step: in_groups */

/* step: group_spine */

periods as (
    select
        person_ref, first_day, turned_on, offences_before, offences_after,
        greatest(least(ended_on, $as_at::date + 1), turned_on) as known_to
    from sampled
),

custody as (
    select
        periods.person_ref,
        sum(greatest(least(stays.free_on, periods.turned_on) - greatest(stays.from_date, periods.first_day), 0))
            as days_before,
        sum(greatest(least(stays.free_on, periods.known_to) - greatest(stays.from_date, periods.turned_on), 0))
            as days_after
    from periods
    inner join stays on periods.person_ref = stays.person_ref
    group by periods.person_ref
),

at_large as (
    select
        periods.person_ref, periods.offences_before, periods.offences_after,
        (periods.turned_on - periods.first_day - coalesce(custody.days_before, 0)) / 365.25 as years_before,
        (periods.known_to - periods.turned_on - coalesce(custody.days_after, 0)) / 365.25 as years_after
    from periods
    left join custody on periods.person_ref = custody.person_ref
),

weighed as (
    select
        in_groups."group", at_large.*,
        offences_after / nullif(sum(offences_after) over (partition by in_groups."group"), 0)
        - offences_before / nullif(sum(offences_before) over (partition by in_groups."group"), 0)
        - years_after / nullif(sum(years_after) over (partition by in_groups."group"), 0)
        + years_before / nullif(sum(years_before) over (partition by in_groups."group"), 0) as pull
    from in_groups
    inner join at_large on in_groups.person_ref = at_large.person_ref
),

sums as (
    select
        "group",
        count(*) as people,
        count(*) filter (where offences_before > 0) as offended_before,
        count(*) filter (where offences_after > 0) as offended_after,
        sum(offences_before)::bigint as offences_before,
        sum(offences_after)::bigint as offences_after,
        sum(years_before) as years_before,
        sum(years_after) as years_after,
        sum(power(pull, 2)) as squares
    from weighed
    group by "group"
),

at_liberty as (
    select
        group_spine."group", group_spine.label, group_spine.place,
        coalesce(sums.people, 0) as people,
        coalesce(sums.offences_before, 0) as offences_before,
        coalesce(sums.offences_after, 0) as offences_after,
        coalesce(sums.years_before, 0) as years_before,
        coalesce(sums.years_after, 0) as years_after,
        coalesce(sums.offended_before, 0) as offended_before,
        coalesce(sums.offended_after, 0) as offended_after,
        sums.squares
    from group_spine
    left join sums on group_spine."group" = sums."group"
    where sums.people is not null or not group_spine.only_if_any
)

select * exclude (place) from at_liberty order by place, "group"
