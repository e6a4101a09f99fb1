/*
title = "Change of risk and severity scores"
definition = "Mean scores of the same people at entry, their first snapshot of the scheme with a score, and at the latest, their last on or before the day, in the group of their first snapshot. Everybody ever in a snapshot of the scheme up to the day is in one row of a group: that of the predictor that gave both scores (not named is ogrs3), or `changed` where two predictors gave them, which are not compared, `scored_once` or `not_scored`. Severity is the Crime Severity Score of the people of the row, at the first and the last snapshot that has one."
numerator = "Sum of the differences, latest less entry"
denominator = "People with two scores by the same predictor; people with two severity scores"
grain = "One row per group and predictor, and the same in total; by profile also Fixed and Flex together, without Free"
source = "Lincolnshire IOM Strategy 2021–2023 (OGRS and Crime Severity Score of the fixed rule); interval: paired t"
good_direction = "down"
caveat = "A score falls with time since the last conviction and with age alone, and people are selected at their highest: some fall comes anyway. Scores of different predictors are never averaged together. The 95 % interval takes people to be independent and is empty for one person."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23

[parameters]
scheme = { kind = "ref", required = true, meaning = "code of the scheme" }
as_at = { kind = "date", default = "latest snapshot", meaning = "nothing dated after this day is counted" }
by = { kind = "choice", default = "cohort", choices = ["cohort", "profile"], meaning = "what to group by; profile keeps each Free profile apart" }
cohort = { kind = "refs", meaning = "only these cohorts; the total is then of these" }

[columns]
cohort = { kind = "key", description = "Code of the cohort, fixed_flex or total; a profile as cohort/profile" }
people = { kind = "count", description = "People of the row" }
mean_ogrs_entry = { kind = "value", of = ["people"], denominator = "people", description = "Mean score at entry, per cent; empty where scores cannot be compared" }
mean_ogrs_latest = { kind = "value", of = ["people"], denominator = "people", description = "Mean score at the latest, per cent" }
change = { kind = "value", of = ["people"], denominator = "people", description = "Mean change of the score, in points" }
low = { kind = "value", of = ["people"], denominator = "people", description = "Lower limit of the mean change, 95 %" }
high = { kind = "value", of = ["people"], denominator = "people", description = "Upper limit of the mean change, 95 %" }
predictor = { kind = "key", description = "Instrument of both scores, or changed, scored_once, not_scored" }
css_people = { kind = "count", description = "People of the row with two severity scores" }
mean_css_entry = { kind = "value", of = ["people", "css_people"], denominator = "css_people", description = "Mean Crime Severity Score at entry" }
mean_css_latest = { kind = "value", of = ["people", "css_people"], denominator = "css_people", description = "Mean Crime Severity Score at the latest" }
css_change = { kind = "value", of = ["people", "css_people"], denominator = "css_people", description = "Mean change of the Crime Severity Score" }
css_low = { kind = "value", of = ["people", "css_people"], denominator = "css_people", description = "Lower limit of the mean change, 95 %" }
css_high = { kind = "value", of = ["people", "css_people"], denominator = "css_people", description = "Upper limit of the mean change, 95 %" }
label = { kind = "key", description = "Name of the group" }
*/
with seen as (
    select
        person_ref, ogrs, css,
        struct_pack(snapshot_date, cohort, profile) as place,
        if(ogrs is null, null, struct_pack(snapshot_date, ogrs, predictor := coalesce(predictor, 'ogrs3')))
            as score,
        if(css is null, null, struct_pack(snapshot_date, css)) as severity
    from snapshots
    where scheme = $scheme and snapshot_date <= $as_at::date
),

ends as (
    select
        person_ref,
        min(place) as first_seen,
        min(score) as first_score,
        max(score) as last_score,
        count(ogrs) as scores,
        min(severity) as first_css,
        max(severity) as last_css,
        count(css) as severities
    from seen
    group by person_ref
),

people_seen as (
    select
        ends.person_ref, ends.first_seen.cohort, ends.first_seen.profile,
        case
            when ends.scores = 0 then 'not_scored'
            when ends.scores = 1 then 'scored_once'
            when ends.first_score.predictor <> ends.last_score.predictor then 'changed'
            else ends.first_score.predictor
        end as predictor,
        ends.scores > 1 and ends.first_score.predictor = ends.last_score.predictor as is_compared,
        if(ends.scores > 0, ends.first_score.ogrs, null) as ogrs_entry,
        if(ends.scores > 0, ends.last_score.ogrs, null) as ogrs_latest,
        if(ends.severities > 1, ends.first_css.css, null) as css_entry,
        if(ends.severities > 1, ends.last_css.css, null) as css_latest
    from ends
    where ($cohort::varchar[] is null or list_contains($cohort::varchar[], ends.first_seen.cohort))
),

-- The shared steps below read it
placed as ( -- noqa: ST03
    select person_ref, cohort, profile, null as area, $as_at::date as turned_on
    from people_seen
),

/* step: in_groups */

/* step: group_spine */

sums as (
    select
        in_groups."group", people_seen.predictor,
        count(*) as people,
        avg(ogrs_entry) filter (where is_compared) as mean_ogrs_entry,
        avg(ogrs_latest) filter (where is_compared) as mean_ogrs_latest,
        avg(ogrs_latest - ogrs_entry) filter (where is_compared) as change,
        stddev_samp(ogrs_latest - ogrs_entry) filter (where is_compared) as deviation,
        count(css_entry) as css_people,
        avg(css_entry) as mean_css_entry,
        avg(css_latest) as mean_css_latest,
        avg(css_latest - css_entry) as css_change,
        stddev_samp(css_latest - css_entry) as css_deviation
    from in_groups
    inner join people_seen on in_groups.person_ref = people_seen.person_ref
    group by in_groups."group", people_seen.predictor
),

risk_change as (
    select
        group_spine."group" as cohort, group_spine.label, group_spine.place,
        coalesce(sums.predictor, 'not_scored') as predictor,
        coalesce(sums.people, 0) as people,
        sums.mean_ogrs_entry, sums.mean_ogrs_latest, sums.change, sums.deviation,
        coalesce(sums.css_people, 0) as css_people,
        sums.mean_css_entry, sums.mean_css_latest, sums.css_change, sums.css_deviation
    from group_spine
    left join sums on group_spine."group" = sums."group"
)

select * exclude (place) from risk_change
order by place, cohort, predictor in ('changed', 'scored_once', 'not_scored'), predictor
