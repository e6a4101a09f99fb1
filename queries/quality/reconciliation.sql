/*
title = "Snapshots against episodes"
definition = "People whom a snapshot shows without an episode on that day, people whom an episode covers on a snapshot's day and the snapshot does not show, and people adopted to one cohort and first seen in another."
numerator = "None: a list"
denominator = "None: a list"
grain = "One row per person, snapshot date and disagreement"
source = "Data dictionary, snapshots and episodes"
good_direction = "down"
caveat = "On the day of adoption or deselection itself either answer is right. Cohorts are compared in the first snapshot of a stay, as people may move later. Nothing is listed where the scheme has loaded no episodes: there is nothing to compare."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23
views = ["operator"]

[parameters]
scheme = { kind = "ref", required = true, meaning = "code of the scheme" }
as_at = { kind = "date", default = "latest snapshot", meaning = "nothing dated after this day is looked at" }

[columns]
person_ref = { kind = "identifier", description = "Pseudonymised reference of the person" }
date = { kind = "key", description = "Date of the snapshot" }
disagreement = { kind = "key", description = "in_snapshot_without_episode, in_episode_without_snapshot or adopted_to_another_cohort" }
snapshot_cohort = { kind = "key", description = "Cohort in the snapshot" }
episode_cohort = { kind = "key", description = "Cohort of the episode" }
episode_ref = { kind = "identifier", description = "Reference of the episode" }
*/
with caseload as (
    select snapshot_date, person_ref, cohort
    from snapshots
    where scheme = $scheme and snapshot_date <= $as_at::date
),

stays as (
    select
        episode_ref, person_ref, cohort, adopted_on,
        if(deselected_on <= $as_at::date, deselected_on, null) as deselected_on
    from episodes
    where scheme = $scheme and adopted_on <= $as_at::date
),

dates as (
    select distinct snapshot_date
    from caseload
    where exists (select 1 from stays)
),

without_stay as (
    select caseload.snapshot_date, caseload.person_ref, caseload.cohort
    from caseload
    semi join dates on caseload.snapshot_date = dates.snapshot_date
    anti join stays
        on
            caseload.person_ref = stays.person_ref
            and caseload.snapshot_date >= stays.adopted_on
            and caseload.snapshot_date <= coalesce(stays.deselected_on, caseload.snapshot_date)
),

expected as (
    select dates.snapshot_date, stays.person_ref, stays.cohort, stays.episode_ref
    from stays
    inner join dates
        on
            stays.adopted_on < dates.snapshot_date
            and coalesce(stays.deselected_on > dates.snapshot_date, true)
),

without_snapshot as (
    select expected.snapshot_date, expected.person_ref, expected.cohort, expected.episode_ref
    from expected
    anti join caseload
        on expected.person_ref = caseload.person_ref and expected.snapshot_date = caseload.snapshot_date
),

first_seen as (
    select
        stays.episode_ref, stays.person_ref,
        any_value(stays.cohort) as stay_cohort,
        min(caseload.snapshot_date) as snapshot_date,
        arg_min(caseload.cohort, caseload.snapshot_date) as snapshot_cohort
    from stays
    inner join caseload
        on
            stays.person_ref = caseload.person_ref
            and stays.adopted_on <= caseload.snapshot_date
            and coalesce(stays.deselected_on >= caseload.snapshot_date, true)
    group by stays.episode_ref, stays.person_ref
),

disagreements as (
    select
        person_ref, snapshot_date as "date", 'in_snapshot_without_episode' as disagreement,
        cohort as snapshot_cohort, null as episode_cohort, null as episode_ref
    from without_stay
    union all
    select
        person_ref, snapshot_date as "date", 'in_episode_without_snapshot' as disagreement,
        null as snapshot_cohort, cohort as episode_cohort, episode_ref
    from without_snapshot
    union all
    select
        person_ref, snapshot_date as "date", 'adopted_to_another_cohort' as disagreement,
        snapshot_cohort, stay_cohort as episode_cohort, episode_ref
    from first_seen
    where snapshot_cohort <> stay_cohort
),

permitted as (
    select disagreements.*
    from disagreements
    anti join people
        on disagreements.person_ref = people.person_ref and people.restricted and not $restricted
)

select * from permitted order by "date", person_ref, disagreement
