/*
title = "Completeness"
definition = "For every column of every table of the data dictionary: rows, and rows in which it is empty. A table that was never loaded has no row here. not_stated counts the answers “not stated” and “unknown” beside it: they are answers, and not missing."
numerator = "Rows in which the column is empty"
denominator = "Rows of the table"
grain = "One row per table and column"
source = "Data dictionary; Lincolnshire scrutiny report, 13 December 2022 (monitoring of the cohorts)"
good_direction = "down"
caveat = "A column that may not be empty never is, as a load refuses such rows. Empty is right in some columns: deselected_on of an open stay, decided_on of an open referral."
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

schemes_present as (
    select
        'schemes' as "table", count(*) as "rows",
        count(*) as scheme,
        count(*) as name,
        count(capacity) as capacity
    from schemes where $schemes::varchar[] is null or scheme in (from chosen)
),

cohorts_present as (
    select
        'cohorts' as "table", count(*) as "rows",
        count(*) as scheme,
        count(*) as cohort,
        count(*) as profile,
        count(*) as label,
        count(live_from) as live_from,
        count(live_to) as live_to,
        count(capacity) as capacity,
        count(share_target) as share_target
    from cohorts where $schemes::varchar[] is null or scheme in (from chosen)
),

areas_present as (
    select
        'areas' as "table", count(*) as "rows",
        count(*) as scheme,
        count(*) as area,
        count(*) as name,
        count(latitude) as latitude,
        count(longitude) as longitude
    from areas where $schemes::varchar[] is null or scheme in (from chosen)
),

people_present as (
    select
        'people' as "table", count(*) as "rows",
        count(*) as person_ref,
        count(*) as birth_month,
        count(*) as sex,
        count(*) as ethnicity,
        count(disability) as disability,
        count(religion) as religion,
        count(sexual_orientation) as sexual_orientation,
        count(gender_reassignment) as gender_reassignment,
        count(marital_status) as marital_status,
        count(pregnancy_maternity) as pregnancy_maternity,
        count(restricted) as restricted,
        count(review_by) as review_by
    from people where $schemes::varchar[] is null or person_ref in (from members)
),

snapshots_present as (
    select
        'snapshots' as "table", count(*) as "rows",
        count(*) as scheme,
        count(*) as snapshot_date,
        count(*) as person_ref,
        count(*) as cohort,
        count(*) as profile,
        count(*) as area,
        count(*) as setting,
        count(*) as statutory,
        count(*) as lead_agency,
        count(order_type) as order_type,
        count(index_offence) as index_offence,
        count(ogrs) as ogrs,
        count(predictor) as predictor,
        count(css) as css,
        count(mappa) as mappa,
        count(com_ref) as com_ref,
        count(polm_ref) as polm_ref,
        count(support_officer_ref) as support_officer_ref
    from snapshots where $schemes::varchar[] is null or scheme in (from chosen)
),

episodes_present as (
    select
        'episodes' as "table", count(*) as "rows",
        count(*) as scheme,
        count(*) as episode_ref,
        count(*) as person_ref,
        count(*) as cohort,
        count(*) as profile,
        count(*) as adopted_on,
        count(deselected_on) as deselected_on,
        count(exit_reason) as exit_reason,
        count(exit_plan) as exit_plan
    from episodes where $schemes::varchar[] is null or scheme in (from chosen)
),

referrals_present as (
    select
        'referrals' as "table", count(*) as "rows",
        count(*) as scheme,
        count(*) as referral_ref,
        count(*) as person_ref,
        count(*) as referred_on,
        count(*) as source,
        count(cohort) as cohort,
        count(decided_on) as decided_on,
        count(decision) as decision,
        count(reason) as reason
    from referrals where $schemes::varchar[] is null or scheme in (from chosen)
),

rag_ratings_present as (
    select
        'rag_ratings' as "table", count(*) as "rows",
        count(*) as scheme,
        count(*) as meeting_date,
        count(*) as person_ref,
        count(*) as rag,
        count(outcome) as outcome
    from rag_ratings where $schemes::varchar[] is null or scheme in (from chosen)
),

assessments_present as (
    select
        'assessments' as "table", count(*) as "rows",
        count(*) as scheme,
        count(*) as assessment_ref,
        count(*) as person_ref,
        count(*) as assessed_on,
        count(*) as instrument,
        count(*) as pathway,
        count(*) as score
    from assessments where $schemes::varchar[] is null or scheme in (from chosen)
),

offences_present as (
    select
        'offences' as "table", count(*) as "rows",
        count(*) as offence_ref,
        count(*) as person_ref,
        count(*) as offence_date,
        count(*) as offence_code,
        count(proven_on) as proven_on,
        count(severity) as severity
    from offences where $schemes::varchar[] is null or person_ref in (from members)
),

custody_periods_present as (
    select
        'custody_periods' as "table", count(*) as "rows",
        count(*) as person_ref,
        count(*) as from_date,
        count(to_date) as to_date
    from custody_periods where $schemes::varchar[] is null or person_ref in (from members)
),

releases_present as (
    select
        'releases' as "table", count(*) as "rows",
        count(*) as person_ref,
        count(*) as released_on,
        count(*) as prison,
        count(area) as area,
        count(*) as accommodation_on_release,
        count(accommodation_at_3_months) as accommodation_at_3_months,
        count(protocol) as protocol
    from releases where $schemes::varchar[] is null or person_ref in (from members)
),

treatment_requirements_present as (
    select
        'treatment_requirements' as "table", count(*) as "rows",
        count(*) as person_ref,
        count(*) as requirement,
        count(*) as made_on,
        count(started_on) as started_on,
        count(ended_on) as ended_on,
        count(outcome) as outcome
    from treatment_requirements where $schemes::varchar[] is null or person_ref in (from members)
),

service_referrals_present as (
    select
        'service_referrals' as "table", count(*) as "rows",
        count(*) as service_referral_ref,
        count(*) as person_ref,
        count(*) as pathway,
        count(*) as agency,
        count(*) as referred_on,
        count(*) as fast_track,
        count(first_contact_on) as first_contact_on,
        count(contacts) as contacts,
        count(ended_on) as ended_on,
        count(outcome) as outcome
    from service_referrals where $schemes::varchar[] is null or person_ref in (from members)
),

enforcement_present as (
    select
        'enforcement' as "table", count(*) as "rows",
        count(*) as person_ref,
        count(*) as event_date,
        count(*) as kind
    from enforcement where $schemes::varchar[] is null or person_ref in (from members)
),

meeting_attendance_present as (
    select
        'meeting_attendance' as "table", count(*) as "rows",
        count(*) as scheme,
        count(*) as meeting_date,
        count(*) as meeting,
        count(*) as agency,
        count(*) as expected,
        count(*) as attended
    from meeting_attendance where $schemes::varchar[] is null or scheme in (from chosen)
),

selection_policy_present as (
    select
        'selection_policy' as "table", count(*) as "rows",
        count(*) as scheme,
        count(*) as effective_from,
        count(*) as ogrs,
        count(*) as ogrs_serious,
        count(*) as css,
        count(source) as source
    from selection_policy where $schemes::varchar[] is null or scheme in (from chosen)
),

scheme_events_present as (
    select
        'scheme_events' as "table", count(*) as "rows",
        count(*) as scheme,
        count(*) as event_date,
        count(*) as title,
        count(detail) as detail
    from scheme_events where $schemes::varchar[] is null or scheme in (from chosen)
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
    from people where $schemes::varchar[] is null or person_ref in (from members)
),

releases_unstated as (
    select
        'releases' as "table",
        count(*) filter (where accommodation_on_release in ('not_stated', 'unknown')) as accommodation_on_release,
        count(*) filter (where accommodation_at_3_months in ('not_stated', 'unknown')) as accommodation_at_3_months
    from releases where $schemes::varchar[] is null or person_ref in (from members)
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
