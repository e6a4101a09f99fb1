/*
title = "People who reoffended within a year"
definition = "Everybody ever adopted by the scheme, once, in the group of the first adoption, followed from adoption or, for people then in custody, from release. A reoffence is an offence committed in the 12 months from that day and proven within 18. People counts only those whose 18 months have passed by the day (matured); those still being followed are counted apart as provisional, and those not yet released as excluded. No period includes its last day. Age is that on the first day followed, area that of the first snapshot from adoption on."
numerator = "People with a reoffence"
denominator = "People whose 18 months have passed"
grain = "One row per group, and a total; by profile also Fixed and Flex together, without Free"
source = "Ministry of Justice, Proven reoffending statistics: definitions and measurement (12 months and six more for the proof); Lincolnshire scrutiny report, 13 December 2022, section 1; interval: Clopper and Pearson 1934"
good_direction = "down"
caveat = "More contact means more detection, so reoffending may rise for people who are watched. The benchmark is of prolific and other priority offenders in 2009, the fairest published: the published rates of all offenders are no comparison for people chosen because they offend most (`reoffending.benchmarks`). A reoffence proven after 18 months is not counted, and time in custody while followed is not taken out."
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
people = { kind = "count", description = "People whose 18 months have passed" }
reoffenders = { kind = "count", description = "Of these, people with a reoffence" }
rate = { kind = "derived", expression = "reoffenders / nullif(people, 0)", denominator = "people", unit = "share", description = "Part of the people who reoffended, 0 to 1" }
rate_low = { kind = "computed", of = ["people", "reoffenders"], denominator = "people", unit = "share", description = "Lower limit of the rate, 95 %, exact" }
rate_high = { kind = "computed", of = ["people", "reoffenders"], denominator = "people", unit = "share", description = "Upper limit of the rate, 95 %, exact" }
benchmark = { kind = "reference", unit = "share", description = "Published rate to compare with" }
reoffences = { kind = "value", of = ["people", "reoffenders"], description = "Reoffences of all of them" }
per_reoffender = { kind = "derived", expression = "reoffences / nullif(reoffenders, 0)", denominator = "people", description = "Reoffences a person who reoffended" }
per_person = { kind = "derived", expression = "reoffences / nullif(people, 0)", denominator = "people", description = "Reoffences a person" }
label = { kind = "key", description = "Name of the group" }
benchmark_label = { kind = "key", description = "What the benchmark is of" }
provisional_people = { kind = "count", description = "People being followed whose 18 months have not passed" }
excluded_in_custody = { kind = "count", description = "People in custody since adoption, whom following has not begun for" }
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

reoffences as (
    select followed.person_ref, count(*) as reoffences
    from followed
    inner join offences
        on
            followed.person_ref = offences.person_ref
            and followed.turned_on <= offences.offence_date
            and followed.turned_on + interval 12 months > offences.offence_date
            and followed.turned_on + interval 18 months > offences.proven_on
    where followed.turned_on + interval 18 months <= $as_at::date
    group by followed.person_ref
),

sums as (
    select
        in_groups."group",
        count(*) filter (where followed.turned_on + interval 18 months <= $as_at::date) as people,
        count(reoffences.person_ref) as reoffenders,
        coalesce(sum(reoffences.reoffences), 0)::bigint as reoffences,
        count(*) filter (where followed.turned_on + interval 18 months > $as_at::date) as provisional_people,
        count(*) filter (where followed.turned_on is null) as excluded_in_custody
    from in_groups
    inner join followed on in_groups.person_ref = followed.person_ref
    left join reoffences on in_groups.person_ref = reoffences.person_ref
    group by in_groups."group"
),

fair_benchmark as (
    select max(value) as benchmark, max(label || ', ' || area || ', ' || period) as benchmark_label
    from benchmarks
    where measure = 'ppo_reoffending_rate'
),

binary_rate as (
    select
        group_spine."group", group_spine.label, group_spine.place,
        coalesce(sums.people, 0) as people,
        coalesce(sums.reoffenders, 0) as reoffenders,
        fair_benchmark.benchmark,
        coalesce(sums.reoffences, 0) as reoffences,
        fair_benchmark.benchmark_label,
        coalesce(sums.provisional_people, 0) as provisional_people,
        coalesce(sums.excluded_in_custody, 0) as excluded_in_custody
    from group_spine
    cross join fair_benchmark
    left join sums on group_spine."group" = sums."group"
    where sums.people is not null or not group_spine.only_if_any
)

select * exclude (place) from binary_rate order by place, "group"
