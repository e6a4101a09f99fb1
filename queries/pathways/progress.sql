/*
title = "Progress of those assessed at every point"
definition = "The closed group: people assessed at entry and again at every three-monthly point up to `months`, each time by the assessment nearest to the point within 45 days. The same people at every point, so a change is a change of theirs. Need and averages as in the need by pathway; the change is of the average of everyone in the group since entry, with a 95 % interval (paired bootstrap: people drawn again 1,000 times, always with the same seed)."
numerator = "Sum of each person's score at the point less their score at entry"
denominator = "People of the closed group scored on the pathway at every point"
grain = "One row per point and pathway, entry included"
source = "LLR IOM Performance Report, April 2015 to March 2016, “Needs Assessment (Offending Pathways)” (67 people assessed every three months up to 12 months inclusive); method: Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13 (percentile interval)"
good_direction = "neither"
caveat = "People who stay long enough to be assessed at every point are not like those who leave: pathways.fall_out counts who is missing and why. People are assessed when their need is high, so some of a fall would have come anyway. Where a lower score is better a negative change is improvement; `better` says which way. Assessments of one person on one day are taken as one; where they score a pathway twice, the worse score counts. No interval for fewer than five people. Points are a quarter of a year apart (91, 183, 274 and 365 days after entry), so no assessment stands for two. Instruments are never averaged together; where none is named, it is the one with most scores on record. The marks of no need of the Justice Star (10, the top of its scale) and of OASys (0) are conventions of this project. A filter by cohort goes by the cohort of the person's last snapshot, or of their last stay if they are in none."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23

[parameters]
scheme = { kind = "ref", required = true, meaning = "code of the scheme" }
as_at = { kind = "date", default = "latest snapshot", meaning = "assessments after this day are not counted" }
months = { kind = "number", default = 12, meaning = "last point, in months after entry" }
instrument = { kind = "choice", choices = ["in_house", "justice_star", "oasys_need"], meaning = "instrument of the assessments; left out: the one with most scores on record" }
cohort = { kind = "refs", meaning = "only people of these cohorts" }

[columns]
month = { kind = "key", description = "Point, in months after entry" }
pathway = { kind = "key", description = "Code of the pathway" }
people = { kind = "count", description = "People of the closed group, the same at every point" }
with_need = { kind = "count", description = "People with a need at this point" }
score_total = { kind = "value", of = ["people", "with_need"], hidden = true, description = "Sum of all scores" }
need_total = { kind = "value", of = ["people", "with_need"], hidden = true, description = "Sum of the scores of people with a need" }
mean_all = { kind = "derived", expression = "score_total / nullif(people, 0)", denominator = "people", description = "Average score of everyone in the group" }
mean_when_scored = { kind = "derived", expression = "need_total / nullif(with_need, 0)", denominator = "with_need", description = "Average score of people with a need at this point" }
change = { kind = "value", of = ["people", "with_need", "with_need_entry"], denominator = "people", description = "Average score less that at entry" }
change_low = { kind = "value", of = ["people", "with_need", "with_need_entry"], denominator = "people", description = "Lower limit of the change, 95 %; empty for fewer than five people" }
change_high = { kind = "value", of = ["people", "with_need", "with_need_entry"], denominator = "people", description = "Upper limit of the change, 95 %; empty for fewer than five people" }
label = { kind = "key", description = "Name of the pathway" }
nine = { kind = "key", description = "Which of the nine pathways it answers to" }
instrument = { kind = "key", description = "Code of the instrument" }
instrument_label = { kind = "key", description = "Name of the instrument" }
better = { kind = "key", description = "Which way is improvement: higher or lower" }
no_need_mark = { kind = "reference", description = "Score that means no need" }
scale_low = { kind = "reference", description = "Lowest score" }
scale_high = { kind = "reference", description = "Highest score" }
with_need_entry = { kind = "count", hidden = true, description = "People with a need at entry" }
*/
with
/* step: used */

/* step: scale */

/* step: in_cohorts */

/* step: months */

numbered_pathways as (
    select distinct pathway, sort_order as place from pathways
),

assessed as (
    select distinct person_ref
    from assessments
    where scheme = $scheme and assessed_on <= $as_at::date and instrument = (select instrument from scale)
),

numbered_people as (
    select person_ref, row_number() over (order by person_ref) as number
    from assessed
    where $cohort::varchar[] is null or person_ref in (select person_ref from in_cohorts)
),

-- Numbers in the place of codes: comparing those is most of the work where a scheme is large
measured as materialized (
    select
        numbered_people.number as person_ref, assessments.assessed_on, numbered_pathways.place, assessments.score
    from assessments
    inner join numbered_people on assessments.person_ref = numbered_people.person_ref
    inner join numbered_pathways on assessments.pathway = numbered_pathways.pathway
    where
        assessments.scheme = $scheme
        and assessments.assessed_on <= $as_at::date
        and assessments.instrument = (select instrument from scale)
),

visits as ( -- noqa: ST03
    select distinct person_ref, assessed_on from measured
),

/* step: points */

/* step: nearest */

/* step: pathway_spine */

closed as (
    select person_ref
    from nearest
    group by person_ref
    having count(*) = (select count(*) from months)
),

visited as (
    select nearest.person_ref, nearest.month, nearest.assessed_on
    from nearest
    semi join closed on nearest.person_ref = closed.person_ref
),

scored as (
    select
        visited.person_ref as number, measured.place, visited.month,
        if((select better from scale) = 'lower', max(measured.score), min(measured.score)) as score
    from measured
    inner join visited
        on measured.person_ref = visited.person_ref and measured.assessed_on = visited.assessed_on
    group by visited.person_ref, measured.place, visited.month
),

complete as (
    select number, place, max(score) filter (where month = 0) as entry_score
    from scored
    group by number, place
    having count(*) = (select count(*) from months)
),

judged as (
    select
        scored.number, scored.place, scored.month, scored.score, complete.entry_score,
        if(scale.better = 'lower', score > scale.no_need_mark, score < scale.no_need_mark) as has_need,
        if(scale.better = 'lower', entry_score > scale.no_need_mark, entry_score < scale.no_need_mark) as had_need
    from scored
    inner join complete on scored.number = complete.number and scored.place = complete.place
    cross join scale
),

counted as (
    select
        month, place,
        count(*) as people,
        count(*) filter (where has_need) as with_need,
        count(*) filter (where had_need) as with_need_entry,
        sum(score) as score_total,
        sum(score) filter (where has_need) as need_total,
        list(score - entry_score order by number) as changes
    from judged
    group by month, place
),

progress as (
    select
        pathway_spine.place, months.month, pathway_spine.pathway,
        coalesce(counted.people, 0) as people,
        coalesce(counted.with_need, 0) as with_need,
        counted.changes,
        pathway_spine.label, pathway_spine.nine,
        scale.instrument, scale.instrument_label, scale.better, scale.no_need_mark, scale.scale_low, scale.scale_high,
        coalesce(counted.with_need_entry, 0) as with_need_entry,
        counted.score_total, counted.need_total
    from pathway_spine
    cross join months
    cross join scale
    left join counted on pathway_spine.place = counted.place and months.month = counted.month
)

select * exclude (place) from progress order by month, place
