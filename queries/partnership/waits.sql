/*
title = "How long referrals wait, week by week"
definition = "The same referrals as in the fast track against ordinary referrals, by the week in which the first contact came: within a week, in the second, and so on; over eight weeks; or not yet."
numerator = "Referrals contacted in the week"
denominator = "Referrals by the same track"
grain = "One row per track (fast, other) and week"
source = "Lincolnshire IOM Strategy 2021–2023, “Performance” (involvement of commissioned services)"
good_direction = "neither"
caveat = "A referral of last week cannot have waited longer than a week: the waiting are a row of their own. On the scheme is in a stay that covers the day, or, for people without any stay on record, in the snapshot on that day or the last before it. A filter by cohort goes by the cohort of the person's last snapshot, or of their last stay if they are in none."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23

[parameters]
scheme = { kind = "ref", required = true, meaning = "code of the scheme" }
start = { kind = "date", meaning = "first day of referral; left out: from the first" }
end = { kind = "date", default = "latest snapshot", meaning = "last day of referral" }
as_at = { kind = "date", default = "latest snapshot or end", meaning = "nothing dated after this day is counted" }
cohort = { kind = "refs", meaning = "only people of these cohorts" }

[columns]
track = { kind = "key", description = "fast or other" }
week = { kind = "key", description = "Week after the referral, from 1; 9 for later than eight weeks; empty for not contacted yet" }
referrals = { kind = "count", description = "Referrals with their first contact in the week" }
share = { kind = "derived", expression = "referrals / nullif(all_referrals, 0)", denominator = "all_referrals", unit = "share", description = "Part of the referrals by the track, 0 to 1" }
label = { kind = "key", description = "The week in words" }
all_referrals = { kind = "count", description = "Referrals by the track" }
*/
with
/* step: in_cohorts */

/* step: on_scheme */

own as (
    select
        pathway, agency, fast_track,
        if(first_contact_on <= $as_at::date, first_contact_on - referred_on, null) as days,
        if(first_contact_on <= $as_at::date, contacts, null) as contacts
    from service_referrals
    where
        referred_on <= least($end::date, $as_at::date)
        and ($start::date is null or referred_on >= $start::date)
        and ($cohort::varchar[] is null or person_ref in (select person_ref from in_cohorts))
        and exists (
            select 1 from on_scheme
            where
                on_scheme.person_ref = service_referrals.person_ref
                and service_referrals.referred_on between on_scheme.first_day and on_scheme.last_day
        )
),

placed_in_week as (
    select
        if(fast_track, 'fast', 'other') as track,
        if(days is null, null, least(days // 7 + 1, 9)) as week
    from own
),

counted as (
    select track, week, count(*) as referrals
    from placed_in_week
    group by track, week
),

weeks as (
    select
        week,
        case
            when week = 1 then 'Within a week'
            when week = 9 then 'Over eight weeks'
            else 'Week ' || week
        end as label
    from unnest(range(1, 10)) as numbers (week)
    union all
    select null as week, 'No contact yet' as label
),

tracks as (
    select
        tracks.track,
        coalesce(sum(counted.referrals), 0) as all_referrals
    from (values ('fast'), ('other')) as tracks (track)
    left join counted on tracks.track = counted.track
    where exists (select 1 from own)
    group by tracks.track
),

waits as (
    select
        tracks.track, weeks.week,
        coalesce(counted.referrals, 0) as referrals,
        weeks.label, tracks.all_referrals
    from tracks
    cross join weeks
    left join counted on tracks.track = counted.track and weeks.week is not distinct from counted.week
)

select * from waits order by track, week nulls last
