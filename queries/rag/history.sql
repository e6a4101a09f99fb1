/*
title = "Ratings at each meeting"
definition = "The ratings given at each meeting from `start` to `end`, as given. Unrated are those on the scheme at the meeting who were not rated at it: in the latest snapshot on or before the meeting and not deselected before it. Every meeting has a row for each of red, amber, green and unrated, so 0 means nobody."
numerator = "People given this rating at the meeting"
denominator = "People rated at the meeting, and people on the scheme who were not"
grain = "One row per meeting and rating; a meeting is a day on which the scheme rated anybody"
source = "Lincolnshire scrutiny report, 13 December 2022 (red, amber or green at the monthly Multi-Agency Case Conference)"
good_direction = "neither"
caveat = "Somebody adopted after the snapshot and not rated at the meeting is not counted. How many were unrated is not known of a meeting before the first snapshot. With cohorts chosen, a person counts in the cohort of that snapshot, or else in the one adopted to."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23

[parameters]
scheme = { kind = "ref", required = true, meaning = "code of the scheme" }
start = { kind = "date", default = "first snapshot", meaning = "first day" }
end = { kind = "date", default = "latest snapshot", meaning = "last day" }
cohort = { kind = "refs", meaning = "only people of these cohorts" }

[columns]
meeting_date = { kind = "key", description = "Day of the meeting" }
rag = { kind = "key", description = "red, amber, green or unrated" }
people = { kind = "count", description = "People given this rating; unrated: people on the scheme who were given none" }
on_scheme = { kind = "count", open = true, description = "People rated at the meeting, and people on the scheme who were not" }
share = { kind = "derived", expression = "people / nullif(on_scheme, 0)", denominator = "on_scheme", unit = "share", description = "Part of the people rated or on the scheme, 0 to 1" }
*/
with given as (
    select meeting_date, person_ref, rag
    from rag_ratings
    where scheme = $scheme and meeting_date between $start::date and $end::date
),

dates as (
    select distinct snapshot_date from snapshots where scheme = $scheme and snapshot_date <= $end::date
),

held as (
    select distinct meeting_date from given
),

meetings as (
    select held.meeting_date, dates.snapshot_date
    from held
    asof left join dates on held.meeting_date >= dates.snapshot_date
),

stays as (
    select person_ref, cohort, adopted_on, coalesce(deselected_on, '9999-12-31'::date) as deselected_on
    from episodes
    where scheme = $scheme
),

on_list as (
    select meetings.meeting_date, snapshots.person_ref, snapshots.cohort
    from meetings
    inner join snapshots on snapshots.scheme = $scheme and meetings.snapshot_date = snapshots.snapshot_date
),

left_since as (
    select meetings.meeting_date, stays.person_ref
    from meetings
    inner join stays
        on meetings.snapshot_date <= stays.deselected_on and meetings.meeting_date > stays.deselected_on
),

gone as (
    select distinct left_since.meeting_date, left_since.person_ref
    from left_since
    anti join stays
        on
            left_since.person_ref = stays.person_ref
            and left_since.meeting_date between stays.adopted_on and stays.deselected_on
),

met as (
    select
        coalesce(given.meeting_date, on_list.meeting_date) as meeting_date,
        coalesce(given.person_ref, on_list.person_ref) as person_ref,
        given.rag, on_list.cohort
    from given
    full join on_list
        on given.meeting_date = on_list.meeting_date and given.person_ref = on_list.person_ref
),

off_list as (
    select met.meeting_date, met.person_ref, arg_min(stays.cohort, stays.adopted_on) as cohort
    from met
    inner join stays
        on met.person_ref = stays.person_ref and met.meeting_date between stays.adopted_on and stays.deselected_on
    where met.cohort is null
    group by met.meeting_date, met.person_ref
),

counted as (
    select met.meeting_date, coalesce(met.rag, 'unrated') as rag, count(*) as people
    from met
    left join off_list on met.meeting_date = off_list.meeting_date and met.person_ref = off_list.person_ref
    left join gone on met.meeting_date = gone.meeting_date and met.person_ref = gone.person_ref
    where
        (met.rag is not null or gone.person_ref is null)
        and (
            $cohort::varchar[] is null
            or list_contains($cohort::varchar[], coalesce(met.cohort, off_list.cohort))
        )
    group by all
),

ratings as (
    select unnest(['red', 'amber', 'green', 'unrated']) as rag, unnest([1, 2, 3, 4]) as place
),

spine as (
    select meetings.meeting_date, ratings.rag, ratings.place, meetings.snapshot_date is not null as is_known
    from meetings
    cross join ratings
),

history as (
    select
        spine.meeting_date, spine.rag,
        if(spine.rag <> 'unrated' or spine.is_known, coalesce(counted.people, 0), null) as people,
        if(
            spine.is_known,
            coalesce(sum(counted.people) over (partition by spine.meeting_date), 0),
            null
        )::bigint as on_scheme,
        spine.place
    from spine
    left join counted on spine.meeting_date = counted.meeting_date and spine.rag = counted.rag
)

select * exclude (place) from history order by meeting_date, place
