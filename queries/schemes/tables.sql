/*
title = "Tables loaded"
definition = "Rows of each table of the data dictionary that belong to the scheme: by its code, or by a person of the scheme where the table has none. A table never loaded has 0."
numerator = "Rows"
denominator = "None: a count"
grain = "One row per table of the data dictionary"
source = "Data dictionary"
good_direction = "neither"
caveat = "A person is the scheme's where a snapshot, episode, referral, rating or assessment of the scheme names them."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23

[parameters]
scheme = { kind = "ref", required = true, meaning = "code of the scheme" }

[columns]
table = { kind = "key", description = "Name of the table" }
rows = { kind = "count", open = true, description = "Rows of the scheme" }
*/
with members as (
    select person_ref from snapshots where list_contains($schemes::varchar[], scheme)
    union
    select person_ref from episodes where list_contains($schemes::varchar[], scheme)
    union
    select person_ref from referrals where list_contains($schemes::varchar[], scheme)
    union
    select person_ref from rag_ratings where list_contains($schemes::varchar[], scheme)
    union
    select person_ref from assessments where list_contains($schemes::varchar[], scheme)
),

tables as (
    select 'schemes' as "table", count(*) as "rows"
    from schemes where list_contains($schemes::varchar[], scheme)
    union all
    select 'cohorts' as "table", count(*) as "rows"
    from cohorts where list_contains($schemes::varchar[], scheme)
    union all
    select 'areas' as "table", count(*) as "rows"
    from areas where list_contains($schemes::varchar[], scheme)
    union all
    select 'people' as "table", count(*) as "rows"
    from people where person_ref in (from members)
    union all
    select 'snapshots' as "table", count(*) as "rows"
    from snapshots where list_contains($schemes::varchar[], scheme)
    union all
    select 'episodes' as "table", count(*) as "rows"
    from episodes where list_contains($schemes::varchar[], scheme)
    union all
    select 'referrals' as "table", count(*) as "rows"
    from referrals where list_contains($schemes::varchar[], scheme)
    union all
    select 'rag_ratings' as "table", count(*) as "rows"
    from rag_ratings where list_contains($schemes::varchar[], scheme)
    union all
    select 'assessments' as "table", count(*) as "rows"
    from assessments where list_contains($schemes::varchar[], scheme)
    union all
    select 'offences' as "table", count(*) as "rows"
    from offences where person_ref in (from members)
    union all
    select 'custody_periods' as "table", count(*) as "rows"
    from custody_periods where person_ref in (from members)
    union all
    select 'releases' as "table", count(*) as "rows"
    from releases where person_ref in (from members)
    union all
    select 'treatment_requirements' as "table", count(*) as "rows"
    from treatment_requirements where person_ref in (from members)
    union all
    select 'service_referrals' as "table", count(*) as "rows"
    from service_referrals where person_ref in (from members)
    union all
    select 'enforcement' as "table", count(*) as "rows"
    from enforcement where person_ref in (from members)
    union all
    select 'meeting_attendance' as "table", count(*) as "rows"
    from meeting_attendance where list_contains($schemes::varchar[], scheme)
    union all
    select 'selection_policy' as "table", count(*) as "rows"
    from selection_policy where list_contains($schemes::varchar[], scheme)
    union all
    select 'scheme_events' as "table", count(*) as "rows"
    from scheme_events where list_contains($schemes::varchar[], scheme)
)

select * from tables
