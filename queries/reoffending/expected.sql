/*
title = "People who reoffended, against those expected"
definition = "The people of `reoffending.binary` who had a score within 92 days of adoption, followed over the score's own horizon: a reoffence is an offence committed in the two years from adoption, or from release, and proven within six months more. Expected is the sum of the scores over 100: the first score recorded from the day of adoption on. People counts only those whose 30 months have passed by the day; people without a score, people still being followed and people not yet released are counted apart, each person once."
numerator = "People with a reoffence within two years"
denominator = "Sum of the two-year scores of the same people over 100"
grain = "One row per group, and a total; by profile also Fixed and Flex together, without Free"
source = "Howard and others, OGRS 3, Ministry of Justice 2009 (the score: proven reoffending within two years); interval: exact Poisson, Garwood 1936"
good_direction = "down"
caveat = "A ratio below 1 means fewer than people with these scores usually reoffend. Scores were fitted to everybody convicted in their time, not to people chosen for IOM, and know nothing of being watched more closely. The predictors that gave the scores are named; `predictor` keeps to one. The exact interval of a Poisson count is wide for people who each count once."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23

[parameters]
scheme = { kind = "ref", required = true, meaning = "code of the scheme" }
as_at = { kind = "date", default = "latest snapshot", meaning = "nothing dated after this day is counted" }
by = { kind = "choice", default = "cohort", choices = ["cohort", "age_band", "area", "sex", "profile"], meaning = "what to group by; profile keeps each Free profile apart" }
predictor = { kind = "choice", default = "any", choices = ["any", "ogrs3", "ogrs4", "arp"], meaning = "only people whose score this instrument gave; an instrument not named is ogrs3" }
cohort = { kind = "refs", meaning = "only people first adopted to these cohorts; the total is then of these" }

[columns]
group = { kind = "key", description = "Code of the group, fixed_flex or total; a profile as cohort/profile" }
people = { kind = "count", description = "People with a score whose 30 months have passed" }
observed = { kind = "count", description = "Of these, people with a reoffence within two years" }
expected = { kind = "value", of = ["people"], description = "People expected to reoffend from their scores" }
ratio = { kind = "derived", expression = "observed / nullif(expected, 0)", denominator = "people", description = "Observed over expected; below 1 is fewer than expected" }
low = { kind = "computed", of = ["people", "observed"], denominator = "people", description = "Lower limit of the ratio, 95 %, exact" }
high = { kind = "computed", of = ["people", "observed"], denominator = "people", description = "Upper limit of the ratio, 95 %, exact" }
label = { kind = "key", description = "Name of the group" }
predictors = { kind = "value", of = ["people"], description = "Instruments that gave the scores" }
without_score = { kind = "count", description = "People without a score within 92 days of adoption, or one of another instrument" }
provisional_people = { kind = "count", description = "People with a score being followed whose 30 months have not passed" }
excluded_in_custody = { kind = "count", description = "People with a score in custody since adoption, whom following has not begun for" }
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

scores as (
    select
        followed.person_ref,
        min(struct_pack(snapshots.snapshot_date, snapshots.ogrs, snapshots.predictor)) as first_score
    from followed
    inner join snapshots
        on
            followed.person_ref = snapshots.person_ref
            and snapshots.scheme = $scheme
            and snapshots.ogrs is not null
            and snapshots.snapshot_date
            between followed.adopted_on and least(followed.adopted_on + 92, $as_at::date)
    group by followed.person_ref
),

scored as (
    select
        followed.person_ref, followed.turned_on, scores.first_score.ogrs,
        coalesce(scores.first_score.predictor, 'ogrs3') as predictor,
        scores.person_ref is not null
        and $predictor::varchar in ('any', coalesce(scores.first_score.predictor, 'ogrs3')) as has_score,
        coalesce(followed.turned_on + interval 30 months <= $as_at::date, false) as is_matured
    from followed
    left join scores on followed.person_ref = scores.person_ref
),

reoffenders as (
    select distinct scored.person_ref
    from scored
    inner join offences
        on
            scored.person_ref = offences.person_ref
            and scored.turned_on <= offences.offence_date
            and scored.turned_on + interval 24 months > offences.offence_date
            and scored.turned_on + interval 30 months > offences.proven_on
    where scored.has_score and scored.is_matured
),

sums as (
    select
        in_groups."group",
        count(*) filter (where scored.has_score and scored.is_matured) as people,
        count(reoffenders.person_ref) as observed,
        coalesce(sum(scored.ogrs) filter (where scored.has_score and scored.is_matured), 0) / 100 as expected,
        string_agg(distinct scored.predictor, ', ' order by scored.predictor)
        filter (where scored.has_score and scored.is_matured) as predictors,
        count(*) filter (where not scored.has_score) as without_score,
        count(*) filter (where scored.has_score and not scored.is_matured and scored.turned_on is not null)
            as provisional_people,
        count(*) filter (where scored.has_score and scored.turned_on is null) as excluded_in_custody
    from in_groups
    inner join scored on in_groups.person_ref = scored.person_ref
    left join reoffenders on in_groups.person_ref = reoffenders.person_ref
    group by in_groups."group"
),

expected as (
    select
        group_spine."group", group_spine.label, group_spine.place,
        coalesce(sums.people, 0) as people,
        coalesce(sums.observed, 0) as observed,
        coalesce(sums.expected, 0) as expected,
        sums.predictors,
        coalesce(sums.without_score, 0) as without_score,
        coalesce(sums.provisional_people, 0) as provisional_people,
        coalesce(sums.excluded_in_custody, 0) as excluded_in_custody
    from group_spine
    left join sums on group_spine."group" = sums."group"
    where sums.people is not null or not group_spine.only_if_any
)

select * exclude (place) from expected order by place, "group"
