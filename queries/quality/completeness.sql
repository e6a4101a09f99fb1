/*
title = "Completeness"
definition = "For every column of every table of the data dictionary: rows, and rows in which it is empty. A table that was never loaded has no row here. not_stated counts the answers “not stated” and “unknown” beside it: they are answers, and not missing."
numerator = "Rows in which the column is empty"
denominator = "Rows of the table"
grain = "One row per table and column"
source = "Data dictionary; Lincolnshire scrutiny report, 13 December 2022 (monitoring of the cohorts)"
good_direction = "down"
caveat = "Empty is right in some columns: deselected_on of an open stay, decided_on of an open referral."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23

[parameters]
scheme = { kind = "ref", meaning = "only rows of this scheme; left out: of every scheme that may be seen" }

[columns]
table = { kind = "key", description = "Name of the table" }
column = { kind = "key", description = "Name of the column" }
rows = { kind = "count", open = true, description = "Rows of the table" }
missing = { kind = "count", description = "Rows in which the column is empty" }
share = { kind = "derived", expression = 'missing / nullif("rows", 0)', denominator = "rows", unit = "share", description = "Part of the rows in which the column is empty, 0 to 1" }
not_stated = { kind = "count", description = "Rows in which the answer is not stated or unknown" }
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

schemes_present as (
    select 'schemes' as "table", count(*) as "rows", count(columns(*))
    from schemes
    where $schemes::varchar[] is null or list_contains($schemes::varchar[], scheme)
),

cohorts_present as (
    select 'cohorts' as "table", count(*) as "rows", count(columns(*))
    from cohorts
    where $schemes::varchar[] is null or list_contains($schemes::varchar[], scheme)
),

areas_present as (
    select 'areas' as "table", count(*) as "rows", count(columns(*))
    from areas
    where $schemes::varchar[] is null or list_contains($schemes::varchar[], scheme)
),

people_present as (
    select 'people' as "table", count(*) as "rows", count(columns(*))
    from people
    where $schemes::varchar[] is null or person_ref in (from members)
),

snapshots_present as (
    select 'snapshots' as "table", count(*) as "rows", count(columns(*))
    from snapshots
    where $schemes::varchar[] is null or list_contains($schemes::varchar[], scheme)
),

episodes_present as (
    select 'episodes' as "table", count(*) as "rows", count(columns(*))
    from episodes
    where $schemes::varchar[] is null or list_contains($schemes::varchar[], scheme)
),

referrals_present as (
    select 'referrals' as "table", count(*) as "rows", count(columns(*))
    from referrals
    where $schemes::varchar[] is null or list_contains($schemes::varchar[], scheme)
),

rag_ratings_present as (
    select 'rag_ratings' as "table", count(*) as "rows", count(columns(*))
    from rag_ratings
    where $schemes::varchar[] is null or list_contains($schemes::varchar[], scheme)
),

assessments_present as (
    select 'assessments' as "table", count(*) as "rows", count(columns(*))
    from assessments
    where $schemes::varchar[] is null or list_contains($schemes::varchar[], scheme)
),

offences_present as (
    select 'offences' as "table", count(*) as "rows", count(columns(*))
    from offences
    where $schemes::varchar[] is null or person_ref in (from members)
),

custody_periods_present as (
    select 'custody_periods' as "table", count(*) as "rows", count(columns(*))
    from custody_periods
    where $schemes::varchar[] is null or person_ref in (from members)
),

releases_present as (
    select 'releases' as "table", count(*) as "rows", count(columns(*))
    from releases
    where $schemes::varchar[] is null or person_ref in (from members)
),

treatment_requirements_present as (
    select 'treatment_requirements' as "table", count(*) as "rows", count(columns(*))
    from treatment_requirements
    where $schemes::varchar[] is null or person_ref in (from members)
),

service_referrals_present as (
    select 'service_referrals' as "table", count(*) as "rows", count(columns(*))
    from service_referrals
    where $schemes::varchar[] is null or person_ref in (from members)
),

enforcement_present as (
    select 'enforcement' as "table", count(*) as "rows", count(columns(*))
    from enforcement
    where $schemes::varchar[] is null or person_ref in (from members)
),

meeting_attendance_present as (
    select 'meeting_attendance' as "table", count(*) as "rows", count(columns(*))
    from meeting_attendance
    where $schemes::varchar[] is null or list_contains($schemes::varchar[], scheme)
),

selection_policy_present as (
    select 'selection_policy' as "table", count(*) as "rows", count(columns(*))
    from selection_policy
    where $schemes::varchar[] is null or list_contains($schemes::varchar[], scheme)
),

scheme_events_present as (
    select 'scheme_events' as "table", count(*) as "rows", count(columns(*))
    from scheme_events
    where $schemes::varchar[] is null or list_contains($schemes::varchar[], scheme)
),

people_unstated as (
    select
        'people' as "table",
        count(*) filter (where sex in ('not_stated', 'unknown')) as sex,
        count(*) filter (where ethnicity in ('not_stated', 'unknown')) as ethnicity,
        count(*) filter (where disability in ('not_stated', 'unknown')) as disability,
        count(*) filter (where religion in ('not_stated', 'unknown')) as religion,
        count(*) filter (where sexual_orientation in ('not_stated', 'unknown')) as sexual_orientation,
        count(*) filter (where gender_reassignment in ('not_stated', 'unknown')) as gender_reassignment,
        count(*) filter (where marital_status in ('not_stated', 'unknown')) as marital_status,
        count(*) filter (where pregnancy_maternity in ('not_stated', 'unknown')) as pregnancy_maternity
    from people
    where $schemes::varchar[] is null or person_ref in (from members)
),

releases_unstated as (
    select
        'releases' as "table",
        count(*) filter (where accommodation_on_release in ('not_stated', 'unknown')) as accommodation_on_release,
        count(*) filter (where accommodation_at_3_months in ('not_stated', 'unknown')) as accommodation_at_3_months
    from releases
    where $schemes::varchar[] is null or person_ref in (from members)
),

present as (
    from (
        unpivot schemes_present on columns(* exclude ("table", "rows")) into name "column" value present
    )
    union all by name
    from (
        unpivot cohorts_present on columns(* exclude ("table", "rows")) into name "column" value present
    )
    union all by name
    from (
        unpivot areas_present on columns(* exclude ("table", "rows")) into name "column" value present
    )
    union all by name
    from (
        unpivot people_present on columns(* exclude ("table", "rows")) into name "column" value present
    )
    union all by name
    from (
        unpivot snapshots_present on columns(* exclude ("table", "rows")) into name "column" value present
    )
    union all by name
    from (
        unpivot episodes_present on columns(* exclude ("table", "rows")) into name "column" value present
    )
    union all by name
    from (
        unpivot referrals_present on columns(* exclude ("table", "rows")) into name "column" value present
    )
    union all by name
    from (
        unpivot rag_ratings_present on columns(* exclude ("table", "rows")) into name "column" value present
    )
    union all by name
    from (
        unpivot assessments_present on columns(* exclude ("table", "rows")) into name "column" value present
    )
    union all by name
    from (
        unpivot offences_present on columns(* exclude ("table", "rows")) into name "column" value present
    )
    union all by name
    from (
        unpivot custody_periods_present on columns(* exclude ("table", "rows")) into name "column" value present
    )
    union all by name
    from (
        unpivot releases_present on columns(* exclude ("table", "rows")) into name "column" value present
    )
    union all by name
    from (
        unpivot treatment_requirements_present on columns(* exclude ("table", "rows")) into name "column" value present
    )
    union all by name
    from (
        unpivot service_referrals_present on columns(* exclude ("table", "rows")) into name "column" value present
    )
    union all by name
    from (
        unpivot enforcement_present on columns(* exclude ("table", "rows")) into name "column" value present
    )
    union all by name
    from (
        unpivot meeting_attendance_present on columns(* exclude ("table", "rows")) into name "column" value present
    )
    union all by name
    from (
        unpivot selection_policy_present on columns(* exclude ("table", "rows")) into name "column" value present
    )
    union all by name
    from (
        unpivot scheme_events_present on columns(* exclude ("table", "rows")) into name "column" value present
    )
),

unstated as (
    from (
        unpivot people_unstated on columns(* exclude ("table")) into name "column" value not_stated
    )
    union all by name
    from (
        unpivot releases_unstated on columns(* exclude ("table")) into name "column" value not_stated
    )
),

completeness as (
    select
        present."table", present."column", present."rows",
        present."rows" - present.present as missing,
        coalesce(unstated.not_stated, 0) as not_stated,
        present."table" in (
            'schemes', 'cohorts', 'areas', 'meeting_attendance', 'selection_policy', 'scheme_events'
        ) as open_row
    from present
    left join unstated on present."table" = unstated."table" and present."column" = unstated."column"
    where present."rows" > 0
)

select * from completeness order by "table", "column"
