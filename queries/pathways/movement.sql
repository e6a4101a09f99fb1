/*
title = "Improved, the same or worse"
definition = "People assessed at least twice with one instrument from `start` to `end`: on each pathway, whether the score of their last assessment in the window is better than that of their first, the same, or worse. Better follows the direction of the instrument."
numerator = "People whose last score is better, the same, or worse"
denominator = "People scored on the pathway in both their first and their last assessment of the window"
grain = "One row per pathway of the list in use: the strategy's nine, or Leicestershire's seven"
source = "LLR IOM Performance Report, April 2015 to March 2016, “Summary of progress for this group”; Lincolnshire IOM Strategy 2021–2023, “Performance” (progress against the nine pathways)"
good_direction = "neither"
caveat = "A change of one point counts as much as one of five: pathways.progress has the size. Without a need at both ends is counted as the same. People assessed once in the window are counted apart. Instruments are never averaged together; where none is named, it is the one with most scores on record. The marks of no need of the Justice Star (10, the top of its scale) and of OASys (0) are conventions of this project. Assessments of one person on one day with one instrument are taken as one; where they score a pathway twice, the worse score counts. A filter by cohort goes by the cohort of the person's last snapshot, or of their last stay if they are in none."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23

[parameters]
scheme = { kind = "ref", required = true, meaning = "code of the scheme" }
start = { kind = "date", meaning = "first day of the window; left out: from the first" }
end = { kind = "date", default = "latest snapshot", meaning = "last day of the window" }
instrument = { kind = "choice", choices = ["in_house", "justice_star", "oasys_need"], meaning = "instrument of the assessments; left out: the one with most scores on record" }
cohort = { kind = "refs", meaning = "only people of these cohorts" }

[columns]
pathway = { kind = "key", description = "Code of the pathway" }
people = { kind = "count", description = "People scored in both their first and their last assessment" }
improved = { kind = "count", description = "People whose last score is better" }
same = { kind = "count", description = "People whose last score is the same" }
worsened = { kind = "count", description = "People whose last score is worse" }
share_improved = { kind = "derived", expression = "improved / nullif(people, 0)", denominator = "people", unit = "share", description = "Part of the people who improved, 0 to 1" }
share_worsened = { kind = "derived", expression = "worsened / nullif(people, 0)", denominator = "people", unit = "share", description = "Part of the people who worsened, 0 to 1" }
assessed_once = { kind = "count", description = "People scored in the window and assessed on one day only: not counted" }
label = { kind = "key", description = "Name of the pathway" }
nine = { kind = "key", description = "Which of the nine pathways it answers to" }
instrument = { kind = "key", description = "Code of the instrument" }
instrument_label = { kind = "key", description = "Name of the instrument" }
better = { kind = "key", description = "Which way is improvement: higher or lower" }
no_need_mark = { kind = "reference", description = "Score that means no need" }
scale_low = { kind = "reference", description = "Lowest score" }
scale_high = { kind = "reference", description = "Highest score" }
*/
with used as ( -- noqa: ST03
    select instrument, pathway, count(*) as times
    from assessments
    where
        scheme = $scheme
        and assessed_on <= $end::date
        and ($start::date is null or assessed_on >= $start::date)
    group by instrument, pathway
),

/* step: scale */

/* step: pathway_spine */

placed as (
    select person_ref, cohort, snapshot_date as since, true as in_snapshot
    from snapshots
    where scheme = $scheme and snapshot_date <= $end::date
    union all
    select person_ref, cohort, adopted_on as since, false as in_snapshot
    from episodes
    where scheme = $scheme and adopted_on <= $end::date
),

asked as (
    select person_ref
    from placed
    group by person_ref
    having list_contains($cohort::varchar[], arg_max(cohort, (in_snapshot, since)))
),

everyone as (
    select person_ref, min(assessed_on) as first_on, max(assessed_on) as last_on
    from assessments
    where
        scheme = $scheme
        and assessed_on <= $end::date
        and ($start::date is null or assessed_on >= $start::date)
        and instrument = (select instrument from scale)
    group by person_ref
),

visits as (
    select person_ref, first_on, last_on
    from everyone
    where $cohort::varchar[] is null or person_ref in (select person_ref from asked)
),

scored as (
    select
        assessments.person_ref, assessments.pathway,
        visits.first_on < visits.last_on as is_twice,
        if(
            scale.better = 'lower',
            max(assessments.score) filter (where assessments.assessed_on = visits.first_on),
            min(assessments.score) filter (where assessments.assessed_on = visits.first_on)
        ) as first_score,
        if(
            scale.better = 'lower',
            max(assessments.score) filter (where assessments.assessed_on = visits.last_on),
            min(assessments.score) filter (where assessments.assessed_on = visits.last_on)
        ) as last_score
    from assessments
    inner join scale on assessments.instrument = scale.instrument
    inner join visits
        on
            assessments.person_ref = visits.person_ref
            and assessments.assessed_on in (visits.first_on, visits.last_on)
    where assessments.scheme = $scheme
    group by assessments.person_ref, assessments.pathway, visits.first_on, visits.last_on, scale.better
),

compared as (
    select
        scored.pathway, scored.is_twice,
        scored.is_twice and scored.first_score is not null and scored.last_score is not null as is_paired,
        if(scale.better = 'lower', first_score - last_score, last_score - first_score) as gain
    from scored
    cross join scale
),

counted as (
    select
        pathway,
        count(*) filter (where is_paired) as people,
        count(*) filter (where is_paired and gain > 0) as improved,
        count(*) filter (where is_paired and gain = 0) as same,
        count(*) filter (where is_paired and gain < 0) as worsened,
        count(*) filter (where not is_twice) as assessed_once
    from compared
    group by pathway
),

movement as (
    select
        pathway_spine.place, pathway_spine.pathway,
        coalesce(counted.people, 0) as people,
        coalesce(counted.improved, 0) as improved,
        coalesce(counted.same, 0) as same,
        coalesce(counted.worsened, 0) as worsened,
        coalesce(counted.assessed_once, 0) as assessed_once,
        pathway_spine.label, pathway_spine.nine,
        scale.instrument, scale.instrument_label, scale.better, scale.no_need_mark, scale.scale_low, scale.scale_high
    from pathway_spine
    cross join scale
    left join counted on pathway_spine.pathway = counted.pathway
)

select * exclude (place) from movement order by place
