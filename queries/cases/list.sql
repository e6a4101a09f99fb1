/*
title = "The caseload, person by person"
definition = "Everyone in the latest snapshot on or before the day, with the last rating, managers, scores and dates, nothing dated later, and eight flags: red at two meetings running, overdue rating, overdue assessment, three greens, three greens without an exit plan, in custody with release due, in Fixed outside its rule, on the scheme for over two years."
numerator = "None: a list"
denominator = "None: a list"
grain = "One row per person in the snapshot, in the order asked for"
source = "Lincolnshire IOM Strategy 2021–2023, “Cohorts” and “Performance”; Lincolnshire scrutiny report, 13 December 2022 (monthly MACC; green on three consistent occasions)"
good_direction = "neither"
caveat = "A flag is empty where it cannot be told: no ratings or assessments of the scheme so far, no open episode, no fixed rule in force, or a missing score that decides whether it is met. Somebody adopted since the last conference is not rated yet, and overdue by the letter: see the days on the scheme. Restricted cases are left out for most."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23
views = ["operator"]

[parameters]
scheme = { kind = "ref", required = true, meaning = "code of the scheme" }
as_at = { kind = "date", default = "latest snapshot", meaning = "the day; people are those of the latest snapshot on or before it" }
cohort = { kind = "refs", meaning = "only these cohorts" }
search = { kind = "text", meaning = "only people whose reference, or a manager's, has this in it" }
rag = { kind = "refs", choices = ["red", "amber", "green", "unrated"], meaning = "only people whose last rating is one of these" }
area = { kind = "refs", meaning = "only these areas" }
manager = { kind = "refs", meaning = "only people with one of these managers, in any role" }
setting = { kind = "refs", choices = ["community", "custody"], meaning = "only people in one of these settings" }
flags = { kind = "refs", choices = ["red_twice", "overdue_rating", "overdue_assessment", "three_greens", "no_exit_plan", "release_due_soon", "outside_fixed_rule", "over_two_years"], meaning = "only people with every one of these flags" }
order = { kind = "choice", default = "rag", choices = ["person_ref", "cohort", "rag", "rated_on", "green_streak", "area_name", "setting", "com_ref", "polm_ref", "support_officer_ref", "ogrs", "css", "adopted_on", "last_assessed_on", "release_due", "flags"], meaning = "what to order by; what is empty comes last, and people alike in it by their reference" }
descending = { kind = "choice", default = "no", choices = ["yes", "no"], meaning = "whether the greatest comes first" }

[columns]
person_ref = { kind = "identifier", description = "Pseudonymised reference of the person" }
cohort = { kind = "key", description = "Code of the cohort" }
profile = { kind = "key", description = "Code of the profile within the cohort" }
label = { kind = "key", description = "Name of the cohort and profile" }
rag = { kind = "key", description = "Last rating: red, amber, green, or unrated" }
rated_on = { kind = "key", description = "Date of the last rating" }
rating_before = { kind = "key", description = "The rating before the last" }
green_streak = { kind = "reference", description = "Green ratings in a row up to the last, in the open episode; empty where no episode is open" }
area = { kind = "key", description = "Code of the area" }
area_name = { kind = "key", description = "Name of the area" }
setting = { kind = "key", description = "community or custody" }
statutory = { kind = "key", description = "Whether on a court order, licence or post-sentence supervision" }
lead_agency = { kind = "key", description = "Agency that leads the case" }
order_type = { kind = "key", description = "Order or licence" }
com_ref = { kind = "identifier", description = "Community offender manager" }
polm_ref = { kind = "identifier", description = "Police offender manager" }
support_officer_ref = { kind = "identifier", description = "IOM support officer" }
ogrs = { kind = "reference", description = "Two-year reconviction score, per cent" }
predictor = { kind = "key", description = "Instrument that gave the score" }
band = { kind = "key", description = "Band of the score: low (0–49), medium (50–74), high (75–89) or very_high (90–100)" }
css = { kind = "reference", description = "Crime Severity Score of the person" }
adopted_on = { kind = "key", description = "First day of the open episode" }
days_on_scheme = { kind = "reference", unit = "days", description = "Days since adoption" }
last_assessed_on = { kind = "key", description = "Day of the last needs assessment, whatever the instrument" }
exit_plan = { kind = "key", description = "Whether the open episode has an exit plan; empty where not recorded" }
release_due = { kind = "key", description = "Recorded end of the custody that the person is in" }
red_twice = { kind = "key", description = "Red at the last two meetings with a rating, both in the open episode (in any, where none is open)" }
overdue_rating = { kind = "key", description = "Not rated for more than 35 days, or never" }
overdue_assessment = { kind = "key", description = "Not assessed for more than 105 days, or never" }
three_greens = { kind = "key", description = "Three or more greens in a row in the open episode: may be considered for deselection" }
no_exit_plan = { kind = "key", description = "Three greens, and no exit plan recorded" }
release_due_soon = { kind = "key", description = "In custody with a recorded end of it within 90 days" }
outside_fixed_rule = { kind = "key", description = "In the fixed cohort and not meeting its rule in force" }
over_two_years = { kind = "key", description = "On the scheme for more than two years" }
*/
with latest as (
    select max(snapshot_date) as snapshot_date
    from snapshots
    where scheme = $scheme and snapshot_date <= $as_at::date
),

hidden as (
    select person_ref from people where restricted and not $restricted
),

-- The shared steps below read it
chosen as ( -- noqa: ST03
    select snapshots.*
    from snapshots
    semi join latest on snapshots.snapshot_date = latest.snapshot_date
    anti join hidden on snapshots.person_ref = hidden.person_ref
    where
        snapshots.scheme = $scheme
        and ($cohort::varchar[] is null or list_contains($cohort::varchar[], snapshots.cohort))
),

/* step: fixed_rule */

/* step: case_facts */

flagged as (
    select
        *,
        [
            if(red_twice, 'red_twice', null), if(overdue_rating, 'overdue_rating', null),
            if(overdue_assessment, 'overdue_assessment', null), if(three_greens, 'three_greens', null),
            if(no_exit_plan, 'no_exit_plan', null), if(release_due_soon, 'release_due_soon', null),
            if(outside_fixed_rule, 'outside_fixed_rule', null), if(over_two_years, 'over_two_years', null)
        ] as flags
    from case_facts
),

found as (
    select
        *,
        case $order::varchar
            when 'rag' then list_position(['red', 'amber', 'green', 'unrated'], rag)::double
            when 'green_streak' then green_streak::double
            when 'ogrs' then ogrs
            when 'css' then css
            when 'rated_on' then epoch(rated_on)
            when 'adopted_on' then epoch(adopted_on)
            when 'last_assessed_on' then epoch(last_assessed_on)
            when 'release_due' then epoch(release_due)
            when 'flags' then list_count(flags)::double
        end as by_number,
        case $order::varchar
            when 'person_ref' then person_ref
            when 'cohort' then label
            when 'area_name' then area_name
            when 'setting' then setting
            when 'com_ref' then com_ref
            when 'polm_ref' then polm_ref
            when 'support_officer_ref' then support_officer_ref
        end as by_text
    from flagged
    where
        (
            $search::varchar is null
            or contains(
                lower(concat_ws(chr(10), person_ref, com_ref, polm_ref, support_officer_ref)), lower($search::varchar)
            )
        )
        and ($rag::varchar[] is null or list_contains($rag::varchar[], rag))
        and ($area::varchar[] is null or list_contains($area::varchar[], area))
        and ($setting::varchar[] is null or list_contains($setting::varchar[], setting))
        and (
            $manager::varchar[] is null
            or list_has_any($manager::varchar[], [com_ref, polm_ref, support_officer_ref])
        )
        and ($flags::varchar[] is null or list_has_all(flags, $flags::varchar[]))
)

select * from found -- noqa: AM04
order by
    if($descending::varchar = 'yes', -by_number, by_number) nulls last,
    if($descending::varchar = 'yes', null, by_text) nulls last,
    if($descending::varchar = 'yes', by_text, null) desc nulls last,
    person_ref
