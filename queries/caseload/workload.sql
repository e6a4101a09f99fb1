/*
title = "People per manager"
definition = "People in the snapshot by the manager responsible, in each of the three roles. A person with a manager in each role is counted once in each."
numerator = "People in the snapshot with this manager"
denominator = "None: a count"
grain = "One row per role and manager"
source = "Lincolnshire IOM Strategy 2021–2023, “IOM model” (community and police offender managers, support officers)"
good_direction = "neither"
caveat = "People without a manager in a role are in no row: quality.completeness counts them. Outside the operator's view managers are numbered within their role, most people first."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23

[parameters]
scheme = { kind = "ref", required = true, meaning = "code of the scheme" }
as_at = { kind = "snapshot", default = "latest snapshot", meaning = "the snapshot on this day, or the latest before it" }
cohort = { kind = "refs", meaning = "only people of these cohorts" }
people = { kind = "choice", default = "everyone", choices = ["everyone", "listed"], meaning = "everyone, or only those whom cases.list shows the viewer: restricted cases are left out for most" }

[columns]
role = { kind = "key", description = "com (community offender manager), polm (police offender manager) or support_officer" }
staff_ref = { kind = "identifier", otherwise = "place", description = "Pseudonymised reference of the manager" }
people = { kind = "count", description = "People in the snapshot" }
place = { kind = "key", hidden = true, description = "Place within the role, most people first" }
*/
with caseload as (
    select snapshots.com_ref, snapshots.polm_ref, snapshots.support_officer_ref
    from snapshots
    anti join people
        on
            snapshots.person_ref = people.person_ref
            and people.restricted and not $restricted and $people::varchar = 'listed'
    where
        snapshots.scheme = $scheme
        and snapshots.snapshot_date = $as_at::date
        and ($cohort::varchar[] is null or list_contains($cohort::varchar[], snapshots.cohort))
),

managed as (
    select 'com' as role, com_ref as staff_ref from caseload
    union all
    select 'polm' as role, polm_ref as staff_ref from caseload
    union all
    select 'support_officer' as role, support_officer_ref as staff_ref from caseload
),

counted as (
    select role, staff_ref, count(*) as people
    from managed
    where staff_ref is not null
    group by all
),

workload as (
    select
        role, staff_ref, people,
        row_number() over (partition by role order by people desc, staff_ref) as place
    from counted
)

select * from workload order by role, place
