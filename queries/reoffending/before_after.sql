/*
title = "Offences before and after"
definition = "Recorded offences of the same people in a period before and a period after. Sample `fixed_period`: people on the scheme and in the community in any snapshot from `start` to `end` who had offended in the year before `start`, in the group of their first such snapshot; the periods are the year before `start` and the days from `start` up to, not including, `end`. Sample `adoption`: everybody whose first adoption by the scheme was at least 365 days before the day, in the group of that adoption; the periods are the 365 days before adoption and the 365 days from it. An offence counts on the day it was committed; `proven=only` counts those proven by the day and no others, also in choosing the sample. Age is that at the start of the period after: 18 to 24 are young adults."
numerator = "Offences after less offences before, times 100"
denominator = "Offences before"
grain = "One row per group, and a total; by profile also Fixed and Flex together, without Free"
source = "LLR IOM Performance Report, April 2015 to March 2016, “Reoffending Rate”; interval: Poisson model of the offences with a robust variance clustered by person, Liang and Zeger 1986"
good_direction = "down"
caveat = "More contact means more detection, so offences recorded may rise for people who are watched. People are selected at their worst, so some fall would come anyway. The 95 % interval of the change lets offences of one person go together (t on n − 1 degrees, never narrower than if each offence came by itself), and is empty where either period has no offence. It says nothing of selection. Severity leaves out offences without a weight, which are counted."
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
change_pct = { kind = "derived", expression = "100 * (offences_after - offences_before) / nullif(offences_before, 0)", denominator = "people", unit = "per cent", description = "Change in per cent; empty where there was no offence before" }
per_person_before = { kind = "derived", expression = "offences_before / nullif(people, 0)", denominator = "people", description = "Offences a person before" }
per_person_after = { kind = "derived", expression = "offences_after / nullif(people, 0)", denominator = "people", description = "Offences a person after" }
severity_before = { kind = "value", of = ["people", "offended_before"], description = "Severity weights of the offences before, added up; empty where none has a weight" }
severity_after = { kind = "value", of = ["people", "offended_after"], description = "Severity weights of the offences after, added up; empty where none has a weight" }
severity_change_pct = { kind = "derived", expression = "100 * (severity_after - severity_before) / nullif(severity_before, 0)", denominator = "people", unit = "per cent", description = "Change in per cent; empty where severity before is 0 or unknown" }
change_low = { kind = "value", of = ["people", "offended_before", "offended_after"], denominator = "people", unit = "per cent", description = "Lower limit of the change in per cent, 95 %" }
change_high = { kind = "value", of = ["people", "offended_before", "offended_after"], denominator = "people", unit = "per cent", description = "Upper limit of the change in per cent, 95 %" }
label = { kind = "key", description = "Name of the group" }
offended_before = { kind = "count", description = "People with an offence in the period before" }
offended_after = { kind = "count", description = "People with an offence in the period after" }
without_severity = { kind = "value", of = ["people", "offended_before", "offended_after"], description = "Offences of both periods without a severity weight" }
days_before = { kind = "reference", unit = "days", description = "Days of the period before" }
days_after = { kind = "reference", unit = "days", description = "Days of the period after" }
*/
with asked as (
    select
        $sample::varchar = 'adoption' as by_adoption,
        coalesce($start::date, (coalesce($end::date, $as_at::date) - interval 1 year)::date) as turned_on,
        least(coalesce($end::date, $as_at::date), $as_at::date + 1) as ended_on
),

/* step: first_adoptions */

/* step: sampled */

-- The shared steps below read it
placed as ( -- noqa: ST03
    select * from sampled
),

/* step: in_groups */

/* step: group_spine */

weighed as (
    select
        in_groups."group", sampled.*,
        offences_before / nullif(sum(offences_before) over (partition by in_groups."group"), 0) as part_before,
        offences_after / nullif(sum(offences_after) over (partition by in_groups."group"), 0) as part_after
    from in_groups
    inner join sampled on in_groups.person_ref = sampled.person_ref
),

sums as (
    select
        "group",
        count(*) as people,
        count(*) filter (where offences_before > 0) as offended_before,
        count(*) filter (where offences_after > 0) as offended_after,
        sum(offences_before)::bigint as offences_before,
        sum(offences_after)::bigint as offences_after,
        if(sum(offences_before) = 0, 0, sum(severity_before)) as severity_before,
        if(sum(offences_after) = 0, 0, sum(severity_after)) as severity_after,
        sum(without_severity)::bigint as without_severity,
        sum(power(part_after - part_before, 2)) as squares
    from weighed
    group by "group"
),

before_after as (
    select
        group_spine."group", group_spine.label, group_spine.place,
        coalesce(sums.people, 0) as people,
        coalesce(sums.offences_before, 0) as offences_before,
        coalesce(sums.offences_after, 0) as offences_after,
        if(sums.people is null, 0, sums.severity_before) as severity_before,
        if(sums.people is null, 0, sums.severity_after) as severity_after,
        coalesce(sums.offended_before, 0) as offended_before,
        coalesce(sums.offended_after, 0) as offended_after,
        coalesce(sums.without_severity, 0) as without_severity,
        if(by_adoption, 365, asked.turned_on - (asked.turned_on - interval 1 year)::date) as days_before,
        if(by_adoption, 365, greatest(asked.ended_on - asked.turned_on, 0)) as days_after,
        sums.squares
    from group_spine
    cross join asked
    left join sums on group_spine."group" = sums."group"
    where sums.people is not null or not group_spine.only_if_any
)

select * exclude (place) from before_after order by place, "group"
