/*
title = "Greens in a row"
definition = "Everyone in the latest snapshot on or before the day, by how many greens in a row, up to their last rating, they have in the episode that is open on the day. A meeting at which somebody was not rated neither breaks nor lengthens a streak, and a streak does not carry over from one episode to the next. Beside it, of how many an exit plan is recorded."
numerator = "People in the snapshot with so many greens in a row"
denominator = "None: a count"
grain = "One row for none, one, two, and three or more; not_known only where the snapshot holds people without an open episode"
source = "Lincolnshire scrutiny report, 13 December 2022 (deselection: green on three consistent occasions)"
good_direction = "up"
caveat = "Three greens may be considered for deselection; the conference decides. Somebody not yet rated in the episode has none. Without an exit plan includes those of whom it is not recorded."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23

[parameters]
scheme = { kind = "ref", required = true, meaning = "code of the scheme" }
as_at = { kind = "date", default = "latest snapshot", meaning = "the day; people are those of the latest snapshot on or before it" }
cohort = { kind = "refs", meaning = "only people of these cohorts" }
area = { kind = "ref", meaning = "only people of this area" }

[columns]
greens = { kind = "key", description = "none, one, two, three_or_more, or not_known: in the snapshot without an open episode" }
people = { kind = "count", description = "People in the snapshot" }
with_exit_plan = { kind = "count", description = "Of these, people with an exit plan" }
without_exit_plan = { kind = "count", description = "Of these, people of whom no exit plan is recorded" }
*/
with stays as (
    select
        episode_ref, person_ref, cohort, profile, adopted_on, deselected_on, exit_plan,
        lag(deselected_on) over (partition by person_ref order by adopted_on, deselected_on) as left_before
    from episodes
    where scheme = $scheme and adopted_on <= $as_at::date
),

open_stays as (
    select person_ref, cohort, profile, adopted_on, exit_plan, left_before
    from stays
    where coalesce(deselected_on > $as_at::date, true)
),

ratings as (
    select
        open_stays.person_ref, rag_ratings.meeting_date,
        max(rag_ratings.meeting_date) filter (where rag_ratings.rag <> 'green')
            over (partition by open_stays.person_ref) as last_other
    from open_stays
    inner join rag_ratings
        on
            rag_ratings.scheme = $scheme
            and open_stays.person_ref = rag_ratings.person_ref
            and rag_ratings.meeting_date between open_stays.adopted_on and $as_at::date
            and coalesce(open_stays.left_before < rag_ratings.meeting_date, true)
),

streaks as (
    select
        person_ref,
        count(*) as green_streak,
        min(meeting_date) as since,
        max(meeting_date) as last_rated_on
    from ratings
    where coalesce(meeting_date > last_other, true)
    group by person_ref
),

latest as (
    select person_ref
    from snapshots
    where
        scheme = $scheme
        and snapshot_date = (
            select max(one.snapshot_date)
            from snapshots as one
            where one.scheme = $scheme and one.snapshot_date <= $as_at::date
        )
        and ($cohort::varchar[] is null or list_contains($cohort::varchar[], cohort))
        and ($area::varchar is null or area = $area::varchar)
),

standing as (
    select
        if(
            open_stays.person_ref is null, 5, least(coalesce(streaks.green_streak, 0), 3) + 1
        ) as place,
        coalesce(open_stays.exit_plan, false) as has_plan
    from latest
    left join open_stays on latest.person_ref = open_stays.person_ref
    left join streaks on latest.person_ref = streaks.person_ref
),

counted as (
    select
        place, count(*) as people,
        count(*) filter (where has_plan) as with_exit_plan,
        count(*) filter (where not has_plan) as without_exit_plan
    from standing
    group by all
),

spine as (
    select
        unnest(['none', 'one', 'two', 'three_or_more', 'not_known']) as greens,
        unnest([1, 2, 3, 4, 5]) as place
),

greens as (
    select
        spine.greens,
        coalesce(counted.people, 0) as people,
        if(spine.place = 5, null, coalesce(counted.with_exit_plan, 0)) as with_exit_plan,
        if(spine.place = 5, null, coalesce(counted.without_exit_plan, 0)) as without_exit_plan,
        spine.place
    from spine
    left join counted on spine.place = counted.place
    where
        counted.people is not null
        or (
            spine.place < 5
            and exists (select 1 from snapshots where scheme = $scheme and snapshot_date <= $as_at::date)
        )
)

select * exclude (place) from greens order by place
