/*
title = "One person's needs, then and now"
definition = "The first, latest and worst score of one person on each pathway, per instrument. Of the main instrument – the one the person was assessed with most often – every pathway has a row, scored or not: the nine, or the seven older areas where those were assessed."
numerator = "None: scores of one person"
denominator = "None: scores of one person"
grain = "One row per instrument and pathway"
source = "Lincolnshire IOM Strategy 2021–2023, “Performance” (nine pathways); LLR IOM Performance Report, April 2015 to March 2016, “Needs Assessment”"
good_direction = "neither"
caveat = "Nothing is said of somebody whom no snapshot of the scheme shows, or whose case is restricted: there are no rows then, in either case. A pathway that was not scored is empty, never 0. Scores of different instruments are not compared."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23
views = ["operator"]

[parameters]
scheme = { kind = "ref", required = true, meaning = "code of the scheme" }
person = { kind = "ref", meaning = "reference of the person; without one there are no rows" }
as_at = { kind = "date", default = "latest snapshot", meaning = "the day; nothing dated later is looked at" }

[columns]
pathway = { kind = "key", description = "Code of the pathway" }
label = { kind = "key", description = "Pathway in words" }
instrument = { kind = "key", description = "Instrument of the assessments" }
first_on = { kind = "key", description = "Day of the first score" }
first_score = { kind = "reference", description = "First score" }
latest_on = { kind = "key", description = "Day of the latest score" }
latest_score = { kind = "reference", description = "Latest score" }
worst_score = { kind = "reference", description = "Worst score, by the direction of the instrument" }
no_need = { kind = "reference", description = "Score that means no need" }
better = { kind = "key", description = "Which way is improvement: higher or lower" }
scores = { kind = "reference", description = "How often the pathway was scored" }
main = { kind = "key", description = "Whether this is the person's main instrument" }
instrument_label = { kind = "key", description = "Instrument in words" }
scale_low = { kind = "reference", description = "Lowest score of the instrument" }
scale_high = { kind = "reference", description = "Highest score of the instrument" }
*/
with hidden as (
    select person_ref from people where restricted and not $restricted
),

chosen as (
    select snapshots.*
    from snapshots
    anti join hidden on snapshots.person_ref = hidden.person_ref
    where
        snapshots.scheme = $scheme
        and snapshots.person_ref = $person::varchar
        and snapshots.snapshot_date <= $as_at::date
    order by snapshots.snapshot_date desc
    limit 1
),

scored as (
    select
        assessments.instrument, assessments.pathway, assessments.score, assessments.assessed_on,
        (assessments.assessed_on, assessments.assessment_ref) as moment
    from assessments
    semi join chosen on assessments.person_ref = chosen.person_ref
    where
        assessments.scheme = $scheme
        and assessments.person_ref = $person::varchar
        and assessments.assessed_on <= $as_at::date
),

areas_of_need as (
    select distinct pathway, nine, llr, label, sort_order from pathways
),

main_instrument as (
    select
        scored.instrument,
        bool_or(not areas_of_need.nine) as uses_older,
        bool_or(areas_of_need.nine and not areas_of_need.llr) as uses_nine
    from scored
    inner join areas_of_need on scored.pathway = areas_of_need.pathway
    group by scored.instrument
    order by count(*) desc, max(scored.assessed_on) desc, scored.instrument
    limit 1
),

spine as (
    select main_instrument.instrument, areas_of_need.pathway
    from main_instrument
    inner join areas_of_need
        on
            (areas_of_need.nine and (main_instrument.uses_nine or not main_instrument.uses_older))
            or (areas_of_need.llr and main_instrument.uses_older)
    union
    select instrument, pathway from scored
),

needs as (
    select
        spine.pathway, areas_of_need.label, spine.instrument,
        min(scored.assessed_on) as first_on,
        min_by(scored.score, scored.moment) as first_score,
        max(scored.assessed_on) as latest_on,
        max_by(scored.score, scored.moment) as latest_score,
        if(instruments.better = 'lower', max(scored.score), min(scored.score)) as worst_score,
        instruments.no_need_mark as no_need,
        instruments.better,
        count(scored.score) as scores,
        spine.instrument = main_instrument.instrument as main,
        instruments.label as instrument_label, instruments.scale_low, instruments.scale_high,
        areas_of_need.sort_order
    from spine
    cross join main_instrument
    inner join areas_of_need on spine.pathway = areas_of_need.pathway
    inner join instruments on spine.instrument = instruments.instrument
    left join scored on spine.instrument = scored.instrument and spine.pathway = scored.pathway
    group by
        spine.pathway, areas_of_need.label, areas_of_need.sort_order, spine.instrument, main_instrument.instrument,
        instruments.label, instruments.better, instruments.no_need_mark, instruments.scale_low,
        instruments.scale_high
)

select * from needs order by main desc, instrument, sort_order
