/*
title = "Freshness"
definition = "The last date in each table that records what happened, nothing dated after the day, and how many days before the day it is. A table without any such date keeps its row, with nothing in it."
numerator = "Days from the last date to the day"
denominator = "None: a number of days"
grain = "One row per table of the data dictionary that has dates of events"
source = "Data dictionary"
good_direction = "down"
caveat = "Recent is not the same as complete: an extract may end early in one area and not in another."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23

[parameters]
scheme = { kind = "ref", meaning = "only rows of this scheme; left out: of every scheme that may be seen" }
as_at = { kind = "date", default = "today", meaning = "the day from which the age is counted; left out: today" }

[columns]
table = { kind = "key", description = "Name of the table" }
last_date = { kind = "key", description = "Last date in the table on or before the day" }
age_in_days = { kind = "reference", unit = "days", description = "Days from that date to the day" }
*/
with chosen as (
    select unnest($schemes::varchar[]) as scheme
),

members as (
    select person_ref from snapshots where scheme in (from chosen)
    union
    select person_ref from episodes where scheme in (from chosen)
    union
    select person_ref from referrals where scheme in (from chosen)
),

dated as (
    select 'snapshots' as "table", max(snapshot_date) filter (where snapshot_date <= $as_at::date) as last_date
    from snapshots where $schemes::varchar[] is null or scheme in (from chosen)
    union all
    select
        'episodes' as "table",
        greatest(
            max(adopted_on) filter (where adopted_on <= $as_at::date),
            max(deselected_on) filter (where deselected_on <= $as_at::date)
        ) as last_date
    from episodes where $schemes::varchar[] is null or scheme in (from chosen)
    union all
    select
        'referrals' as "table",
        greatest(
            max(referred_on) filter (where referred_on <= $as_at::date),
            max(decided_on) filter (where decided_on <= $as_at::date)
        ) as last_date
    from referrals where $schemes::varchar[] is null or scheme in (from chosen)
    union all
    select 'rag_ratings' as "table", max(meeting_date) filter (where meeting_date <= $as_at::date) as last_date
    from rag_ratings where $schemes::varchar[] is null or scheme in (from chosen)
    union all
    select 'assessments' as "table", max(assessed_on) filter (where assessed_on <= $as_at::date) as last_date
    from assessments where $schemes::varchar[] is null or scheme in (from chosen)
    union all
    select
        'offences' as "table",
        greatest(
            max(offence_date) filter (where offence_date <= $as_at::date),
            max(proven_on) filter (where proven_on <= $as_at::date)
        ) as last_date
    from offences where $schemes::varchar[] is null or person_ref in (from members)
    union all
    select
        'custody_periods' as "table",
        greatest(
            max(from_date) filter (where from_date <= $as_at::date),
            max(to_date) filter (where to_date <= $as_at::date)
        ) as last_date
    from custody_periods where $schemes::varchar[] is null or person_ref in (from members)
    union all
    select 'releases' as "table", max(released_on) filter (where released_on <= $as_at::date) as last_date
    from releases where $schemes::varchar[] is null or person_ref in (from members)
    union all
    select
        'treatment_requirements' as "table",
        greatest(
            max(made_on) filter (where made_on <= $as_at::date),
            max(started_on) filter (where started_on <= $as_at::date),
            max(ended_on) filter (where ended_on <= $as_at::date)
        ) as last_date
    from treatment_requirements where $schemes::varchar[] is null or person_ref in (from members)
    union all
    select
        'service_referrals' as "table",
        greatest(
            max(referred_on) filter (where referred_on <= $as_at::date),
            max(first_contact_on) filter (where first_contact_on <= $as_at::date),
            max(ended_on) filter (where ended_on <= $as_at::date)
        ) as last_date
    from service_referrals where $schemes::varchar[] is null or person_ref in (from members)
    union all
    select 'enforcement' as "table", max(event_date) filter (where event_date <= $as_at::date) as last_date
    from enforcement where $schemes::varchar[] is null or person_ref in (from members)
    union all
    select 'meeting_attendance' as "table", max(meeting_date) filter (where meeting_date <= $as_at::date) as last_date
    from meeting_attendance where $schemes::varchar[] is null or scheme in (from chosen)
),

freshness as (
    select "table", last_date, $as_at::date - last_date as age_in_days
    from dated
)

select * from freshness
