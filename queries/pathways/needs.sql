/*
title = "Need by pathway"
definition = "People assessed with one instrument, by pathway: how many have a need, and three averages of their scores. A need is a score worse than the instrument's no-need mark: above it where a lower score is better, below it where a higher score is better. `entry` is each person's first assessment with the instrument, `latest` the last on or before the day; everyone assessed, or with `people` = current those in the latest snapshot."
numerator = "People with a need; the sum of the scores of everyone assessed; the sum of the scores of people with a need"
denominator = "People assessed; people assessed; people with a need"
grain = "One row per pathway of the list in use: the strategy's nine, or Leicestershire's seven"
source = "LLR IOM Performance Report, April 2015 to March 2016, “Needs Assessment (Offending Pathways)”; Lincolnshire IOM Strategy 2021–2023, “Performance” (nine pathways)"
good_direction = "down"
caveat = "The average when scored leaves out people without a need: it can rise because easy cases were resolved. Instruments are never averaged together; where none is named, it is the one with most scores on record. The marks of no need of the Justice Star (10, the top of its scale) and of OASys (0) are conventions of this project. Assessments of one person on one day with one instrument are taken as one; where they score a pathway twice, the worse score counts. A pathway left out of somebody's assessment leaves them out of its row. A filter by cohort goes by the cohort of the person's last snapshot, or of their last stay if they are in none."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23

[parameters]
scheme = { kind = "ref", required = true, meaning = "code of the scheme" }
as_at = { kind = "date", default = "latest snapshot", meaning = "assessments after this day are not counted" }
point = { kind = "choice", default = "entry", choices = ["entry", "latest"], meaning = "which assessment of each person" }
instrument = { kind = "choice", choices = ["in_house", "justice_star", "oasys_need"], meaning = "instrument of the assessments; left out: the one with most scores on record" }
people = { kind = "choice", default = "assessed", choices = ["assessed", "current"], meaning = "everyone assessed, or those on the scheme on the day" }
cohort = { kind = "refs", meaning = "only people of these cohorts" }

[columns]
pathway = { kind = "key", description = "Code of the pathway" }
people = { kind = "count", description = "People assessed" }
with_need = { kind = "count", description = "People with a need" }
share_with_need = { kind = "derived", expression = "with_need / nullif(people, 0)", denominator = "people", unit = "share", description = "Part of the people assessed, 0 to 1" }
score_total = { kind = "value", of = ["people", "with_need"], hidden = true, description = "Sum of all scores" }
need_total = { kind = "value", of = ["people", "with_need"], hidden = true, description = "Sum of the scores of people with a need" }
mean_all = { kind = "derived", expression = "score_total / nullif(people, 0)", denominator = "people", description = "Average score of everyone assessed" }
mean_when_scored = { kind = "derived", expression = "need_total / nullif(with_need, 0)", denominator = "with_need", description = "Average score of people with a need" }
label = { kind = "key", description = "Name of the pathway" }
nine = { kind = "key", description = "Which of the nine pathways it answers to" }
instrument = { kind = "key", description = "Code of the instrument" }
instrument_label = { kind = "key", description = "Name of the instrument" }
better = { kind = "key", description = "Which way is improvement: higher or lower" }
no_need_mark = { kind = "reference", description = "Score that means no need" }
scale_low = { kind = "reference", description = "Lowest score" }
scale_high = { kind = "reference", description = "Highest score" }
*/
with
/* step: used */

/* step: scale */

/* step: scores */

/* step: pathway_spine */

judged as (
    select
        scores.pathway, scores.score,
        if(scale.better = 'lower', scores.score > scale.no_need_mark, scores.score < scale.no_need_mark) as has_need
    from scores
    cross join scale
),

counted as (
    select
        pathway,
        count(*) as people,
        count(*) filter (where has_need) as with_need,
        sum(score) as score_total,
        sum(score) filter (where has_need) as need_total
    from judged
    group by pathway
),

needs as (
    select
        pathway_spine.place, pathway_spine.pathway,
        coalesce(counted.people, 0) as people,
        coalesce(counted.with_need, 0) as with_need,
        pathway_spine.label, pathway_spine.nine,
        scale.instrument, scale.instrument_label, scale.better, scale.no_need_mark, scale.scale_low, scale.scale_high,
        counted.score_total, counted.need_total
    from pathway_spine
    cross join scale
    left join counted on pathway_spine.pathway = counted.pathway
)

select * exclude (place) from needs order by place
