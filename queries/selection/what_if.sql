/*
title = "What other thresholds would do"
definition = "People in the snapshot who would meet the fixed rule and who would not, were its three thresholds as given; those left out take the scheme's own. Beside it who would move, against the scheme's rule in force: `joins` meet the setting and not the rule, `leaves` the reverse; by sex, age band and ethnicity over all cohorts."
numerator = "People who meet the setting, who do not, who come within and who fall out"
denominator = "For joins, people who do not meet the scheme's rule; for leaves, people who do"
grain = "One row per cohort and a total (characteristic `all`), then one row per characteristic and group over all cohorts"
source = "Lincolnshire IOM Strategy 2021–2023, “Fixed (statutory offenders only)” and “Summary of cohorts”; Neighbourhood Crime IOM Strategy 2020, paragraph 26 (proportionality)"
good_direction = "neither"
caveat = "Only people on the scheme can be counted: whom a lower threshold would bring in from outside is not in the data. A group moves more or less often than all others where an exact test (Fisher, Holm-corrected over the groups of the characteristic) says so; about as often where the 95 % interval of the difference (Newcombe) lies within 10 points; with fewer than five people moving, and in every other case, it is too few to tell. For those who work the cases alone: a threshold moved by one would single out a person. Restricted people are counted for those who may see them."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23
views = ["operator"]

[parameters]
scheme = { kind = "ref", required = true, meaning = "code of the scheme" }
as_at = { kind = "snapshot", default = "latest snapshot", meaning = "the snapshot on this day, or the latest before it" }
ogrs = { kind = "decimal", meaning = "least reconviction score, per cent; left out, the scheme's own" }
ogrs_serious = { kind = "decimal", meaning = "least score for robbery and burglary, per cent; left out, the scheme's own" }
css = { kind = "decimal", meaning = "least Crime Severity Score; left out, the scheme's own" }
cohort = { kind = "refs", meaning = "only these cohorts" }

[columns]
cohort = { kind = "key", description = "Code of the cohort the people are in; total for all" }
meets = { kind = "count", description = "People who meet the setting" }
does_not_meet = { kind = "count", description = "People who do not" }
characteristic = { kind = "key", description = "all, sex, age_band or ethnicity" }
group = { kind = "key", description = "Code of the group; all where the characteristic is all" }
joins = { kind = "count", description = "People who meet the setting and do not meet the scheme's rule" }
leaves = { kind = "count", description = "People who meet the scheme's rule and do not meet the setting" }
unknown = { kind = "count", description = "People of whom it cannot be told: a score or an index offence is missing" }
within_rule = { kind = "count", description = "People who meet the scheme's rule" }
outside_rule = { kind = "count", description = "People who do not meet the scheme's rule" }
joins_share = { kind = "derived", expression = "joins / nullif(outside_rule, 0)", denominator = "outside_rule", unit = "share", description = "Part of those outside the rule who would join, 0 to 1" }
leaves_share = { kind = "derived", expression = "leaves / nullif(within_rule, 0)", denominator = "within_rule", unit = "share", description = "Part of those within the rule who would leave, 0 to 1" }
joins_difference = { kind = "computed", of = ["joins", "outside_rule"], denominator = "outside_rule", unit = "share", description = "Share that joins, less the share of everybody else in the characteristic; not stated left out" }
joins_low = { kind = "computed", of = ["joins", "outside_rule"], denominator = "outside_rule", unit = "share", description = "Lower limit of the difference, 95 %" }
joins_high = { kind = "computed", of = ["joins", "outside_rule"], denominator = "outside_rule", unit = "share", description = "Upper limit of the difference, 95 %" }
joins_finding = { kind = "computed", of = ["joins", "outside_rule"], denominator = "outside_rule", description = "more often, less often, about as often or too few to tell; empty where nobody joins" }
leaves_difference = { kind = "computed", of = ["leaves", "within_rule"], denominator = "within_rule", unit = "share", description = "Share that leaves, less the share of everybody else in the characteristic; not stated left out" }
leaves_low = { kind = "computed", of = ["leaves", "within_rule"], denominator = "within_rule", unit = "share", description = "Lower limit of the difference, 95 %" }
leaves_high = { kind = "computed", of = ["leaves", "within_rule"], denominator = "within_rule", unit = "share", description = "Upper limit of the difference, 95 %" }
leaves_finding = { kind = "computed", of = ["leaves", "within_rule"], denominator = "within_rule", description = "more often, less often, about as often or too few to tell; empty where nobody leaves" }
*/
with chosen as (
    select
        snapshots.person_ref, snapshots.cohort, snapshots.statutory, snapshots.mappa,
        snapshots.ogrs, snapshots.predictor, snapshots.css, snapshots.index_offence
    from snapshots
    anti join people
        on snapshots.person_ref = people.person_ref and people.restricted and not $restricted
    where
        snapshots.scheme = $scheme
        and snapshots.snapshot_date = $as_at::date
        and ($cohort::varchar[] is null or list_contains($cohort::varchar[], snapshots.cohort))
),

/* step: fixed_rule */

in_force as (
    select ogrs, ogrs_serious, css
    from selection_policy
    where scheme = $scheme and effective_from <= $as_at::date
    order by effective_from desc
    limit 1
),

setting as (
    select
        coalesce($ogrs::double, max(ogrs)) as ogrs,
        coalesce($ogrs_serious::double, max(ogrs_serious)) as ogrs_serious,
        coalesce($css::double, max(css)) as css,
        count(*) > 0 as has_rule,
        count(*) > 0 or $ogrs::double + $ogrs_serious::double + $css::double is not null as is_whole
    from in_force
),

judged as (
    select
        chosen.person_ref, chosen.cohort, fixed_rule.meets_fixed as met,
        chosen.statutory
        and not coalesce(chosen.mappa, false)
        and fixed_rule.neighbourhood_crime
        and chosen.css >= setting.css
        and (chosen.ogrs >= setting.ogrs or (fixed_rule.serious and chosen.ogrs >= setting.ogrs_serious))
            as meets
    from chosen
    inner join fixed_rule on chosen.person_ref = fixed_rule.person_ref
    cross join setting
),

described as (
    select
        judged.*,
        coalesce(people.sex, 'not_stated') as sex,
        coalesce(ethnicity.group5, 'not_stated') as ethnicity,
        case
            when people.birth_month is null then 'not_stated'
            when date_sub('year', people.birth_month, $as_at::date) < 18 then 'under_18'
            when date_sub('year', people.birth_month, $as_at::date) < 25 then '18-24'
            when date_sub('year', people.birth_month, $as_at::date) < 35 then '25-34'
            when date_sub('year', people.birth_month, $as_at::date) < 45 then '35-44'
            when date_sub('year', people.birth_month, $as_at::date) < 55 then '45-54'
            when date_sub('year', people.birth_month, $as_at::date) < 65 then '55-64'
            else '65+'
        end as age_band
    from judged
    left join people on judged.person_ref = people.person_ref
    left join ethnicity on people.ethnicity = ethnicity.ethnicity
),

memberships as (
    select cohort, met, meets, 'all' as characteristic, 'all' as "group" from described
    union all
    select 'total' as cohort, met, meets, 'all' as characteristic, 'all' as "group" from described
    union all
    select 'total' as cohort, met, meets, 'sex' as characteristic, sex as "group" from described
    union all
    select 'total' as cohort, met, meets, 'age_band' as characteristic, age_band as "group" from described
    union all
    select 'total' as cohort, met, meets, 'ethnicity' as characteristic, ethnicity as "group" from described
),

spine as (
    select cohort, 'all' as characteristic, 'all' as "group", 0 as place
    from cohorts
    where
        scheme = $scheme
        and $as_at::date is not null
        and ($cohort::varchar[] is null or list_contains($cohort::varchar[], cohort))
        and coalesce(live_from <= $as_at::date, true)
        and coalesce(live_to >= $as_at::date, true)
    union
    select cohort, 'all' as characteristic, 'all' as "group", 0 as place from chosen
    union
    select 'total' as cohort, listed.characteristic, listed."group", listed.place
    from (
        values
        ('all', 'all', 1),
        ('sex', 'female', 2), ('sex', 'male', 3), ('sex', 'not_stated', 4),
        ('age_band', 'under_18', 5), ('age_band', '18-24', 6), ('age_band', '25-34', 7),
        ('age_band', '35-44', 8), ('age_band', '45-54', 9), ('age_band', '55-64', 10), ('age_band', '65+', 11),
        ('age_band', 'not_stated', 12),
        ('ethnicity', 'white', 13), ('ethnicity', 'mixed', 14), ('ethnicity', 'asian', 15),
        ('ethnicity', 'black', 16), ('ethnicity', 'other', 17), ('ethnicity', 'not_stated', 18)
    ) as listed (characteristic, "group", place)
    where $as_at::date is not null
),

counted as (
    select
        cohort, characteristic, "group",
        count(*) filter (where meets) as meets,
        count(*) filter (where not meets) as does_not_meet,
        count(*) filter (where meets and not met) as joins,
        count(*) filter (where met and not meets) as leaves,
        count(*) filter (where meets is null) as unknown,
        count(*) filter (where met) as within_rule,
        count(*) filter (where not met) as outside_rule
    from memberships
    group by all
),

what_if as (
    select
        spine.cohort,
        if(setting.is_whole, coalesce(counted.meets, 0), null) as meets,
        if(setting.is_whole, coalesce(counted.does_not_meet, 0), null) as does_not_meet,
        spine.characteristic, spine."group",
        if(setting.has_rule, coalesce(counted.joins, 0), null) as joins,
        if(setting.has_rule, coalesce(counted.leaves, 0), null) as leaves,
        if(setting.is_whole, coalesce(counted.unknown, 0), null) as unknown,
        if(setting.has_rule, coalesce(counted.within_rule, 0), null) as within_rule,
        if(setting.has_rule, coalesce(counted.outside_rule, 0), null) as outside_rule,
        spine.place
    from spine
    cross join setting
    left join counted
        on
            spine.cohort = counted.cohort
            and spine.characteristic = counted.characteristic
            and spine."group" = counted."group"
)

select * exclude (place) from what_if order by place, cohort
