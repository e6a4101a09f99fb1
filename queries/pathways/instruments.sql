/*
title = "Instruments in use"
definition = "The instruments with which people of the scheme were assessed on or before the day, the one with most scores on record first: the one that is meant where none is named."
numerator = "Assessments with the instrument; people assessed with it"
denominator = "None: a count"
grain = "One row per instrument that was used"
source = "LLR IOM Performance Report, April 2015 to March 2016 (the in-house assessment, to be followed by the Justice Star)"
good_direction = "neither"
caveat = "A person assessed with two instruments is counted under both. Scores of different instruments are never averaged together: where one takes over from another, a series breaks. The marks of no need of the Justice Star (10, the top of its scale) and of OASys (0) are conventions of this project."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23

[parameters]
scheme = { kind = "ref", required = true, meaning = "code of the scheme" }
as_at = { kind = "date", default = "latest snapshot", meaning = "assessments after this day are not counted" }

[columns]
instrument = { kind = "key", description = "Code of the instrument" }
label = { kind = "key", description = "Name of the instrument" }
assessments = { kind = "count", open = true, description = "Assessments" }
people = { kind = "count", open = true, description = "People assessed" }
first_on = { kind = "value", of = "people", description = "First day on which it was used" }
last_on = { kind = "value", of = "people", description = "Last day on which it was used" }
better = { kind = "key", description = "Which way is improvement: higher or lower" }
no_need_mark = { kind = "reference", description = "Score that means no need" }
scale_low = { kind = "reference", description = "Lowest score" }
scale_high = { kind = "reference", description = "Highest score" }
note = { kind = "key", description = "What to bear in mind" }
*/
with used as (
    select
        instrument,
        count(distinct assessment_ref) as assessments,
        count(*) as times,
        count(distinct person_ref) as people,
        min(assessed_on) as first_on,
        max(assessed_on) as last_on
    from assessments
    where scheme = $scheme and assessed_on <= $as_at::date
    group by instrument
),

instruments_in_use as (
    select
        used.instrument, instruments.label, used.assessments, used.people, used.first_on, used.last_on,
        instruments.better, instruments.no_need_mark, instruments.scale_low, instruments.scale_high, instruments.note,
        used.times
    from used
    inner join instruments on used.instrument = instruments.instrument
)

select * exclude (times) from instruments_in_use order by times desc, instrument
