/*
title = "Tables loaded"
definition = "Rows of each table of the data dictionary that belong to the scheme: by its code, or by a person of the scheme where the table has none. A table never loaded has 0."
numerator = "Rows"
denominator = "None: a count"
grain = "One row per table of the data dictionary"
source = "Data dictionary"
good_direction = "neither"
caveat = "A person is the scheme's where a snapshot, an episode or a referral of the scheme names them."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23

[parameters]
scheme = { kind = "ref", required = true, meaning = "code of the scheme" }

[columns]
table = { kind = "key", description = "Name of the table" }
rows = { kind = "count", open = true, description = "Rows of the scheme" }
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

tables as (
    select 'schemes' as "table", count(*) as "rows"
    from schemes where scheme in (from chosen)
    union all
    select 'cohorts' as "table", count(*) as "rows"
    from cohorts where scheme in (from chosen)
    union all
    select 'areas' as "table", count(*) as "rows"
    from areas where scheme in (from chosen)
    union all
    select 'people' as "table", count(*) as "rows"
    from people where person_ref in (from members)
    union all
    select 'snapshots' as "table", count(*) as "rows"
    from snapshots where scheme in (from chosen)
    union all
    select 'episodes' as "table", count(*) as "rows"
    from episodes where scheme in (from chosen)
    union all
    select 'referrals' as "table", count(*) as "rows"
    from referrals where scheme in (from chosen)
    union all
    select 'rag_ratings' as "table", count(*) as "rows"
    from rag_ratings where scheme in (from chosen)
    union all
    select 'assessments' as "table", count(*) as "rows"
    from assessments where scheme in (from chosen)
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
    from meeting_attendance where scheme in (from chosen)
    union all
    select 'selection_policy' as "table", count(*) as "rows"
    from selection_policy where scheme in (from chosen)
    union all
    select 'scheme_events' as "table", count(*) as "rows"
    from scheme_events where scheme in (from chosen)
)

select * from tables
