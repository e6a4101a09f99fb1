/*
title = "One person"
definition = "What cases.list says of one person, with sex, age, index offence, episodes so far and when the record is next reviewed. Of somebody who has left: as the last snapshot shows them, and without flags."
numerator = "None: facts of one person"
denominator = "None: facts of one person"
grain = "One row, or none"
source = "Lincolnshire IOM Strategy 2021–2023, “IOM model” and “Performance”"
good_direction = "neither"
caveat = "Nothing is said of somebody whom no snapshot of the scheme shows, or whose case is restricted: there are no rows then, in either case. Age is in whole years from the month of birth."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23
views = ["operator"]

[parameters]
scheme = { kind = "ref", required = true, meaning = "code of the scheme" }
person = { kind = "ref", meaning = "reference of the person; without one there are no rows" }
as_at = { kind = "date", default = "latest snapshot", meaning = "the day; nothing dated later is looked at" }

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
sex = { kind = "key", description = "Sex" }
age = { kind = "reference", description = "Age on the day, in whole years" }
episodes = { kind = "reference", description = "Episodes on this scheme begun so far" }
index_offence = { kind = "key", description = "Code of the index offence" }
index_offence_title = { kind = "key", description = "Index offence in words; empty where the code is not in the reference table" }
offence_group = { kind = "key", description = "Group of the index offence" }
mappa = { kind = "key", description = "Whether under MAPPA; empty where not recorded" }
meets_fixed = { kind = "key", description = "Whether the fixed rule in force is met; empty where there is none" }
restricted = { kind = "key", description = "Whether the case is restricted" }
review_by = { kind = "key", description = "When keeping the record is next reviewed" }
snapshot_date = { kind = "key", description = "Snapshot that the facts are from" }
on_scheme = { kind = "key", description = "Whether the person is in the latest snapshot" }
*/
with hidden as (
    select person_ref from people where restricted and not $restricted
),

chosen as (
    select snapshots.*
    from snapshots
    anti join hidden on snapshots.person_ref = hidden.person_ref
    where
        snapshots.scheme = $scheme
        and snapshots.person_ref = $person::varchar
        and snapshots.snapshot_date <= $as_at::date
    order by snapshots.snapshot_date desc
    limit 1
),

/* step: fixed_rule */

/* step: case_facts */

latest as (
    select max(snapshot_date) as snapshot_date
    from snapshots
    where scheme = $scheme and snapshot_date <= $as_at::date
),

standing as (
    select chosen.snapshot_date = latest.snapshot_date as on_scheme
    from chosen
    cross join latest
),

begun as (
    select count(*) as episodes
    from episodes
    where scheme = $scheme and person_ref = $person::varchar and adopted_on <= $as_at::date
),

person as (
    select
        case_facts.* replace (
            if(standing.on_scheme, case_facts.red_twice, null) as red_twice,
            if(standing.on_scheme, case_facts.overdue_rating, null) as overdue_rating,
            if(standing.on_scheme, case_facts.overdue_assessment, null) as overdue_assessment,
            if(standing.on_scheme, case_facts.three_greens, null) as three_greens,
            if(standing.on_scheme, case_facts.no_exit_plan, null) as no_exit_plan,
            if(standing.on_scheme, case_facts.release_due_soon, null) as release_due_soon,
            if(standing.on_scheme, case_facts.outside_fixed_rule, null) as outside_fixed_rule,
            if(standing.on_scheme, case_facts.over_two_years, null) as over_two_years
        ),
        people.sex,
        date_sub('year', people.birth_month, $as_at::date) as age,
        begun.episodes,
        chosen.index_offence,
        offence_codes.description as index_offence_title,
        offence_codes.offence_group,
        chosen.mappa,
        fixed_rule.meets_fixed,
        coalesce(people.restricted, false) as restricted,
        people.review_by,
        chosen.snapshot_date,
        standing.on_scheme
    from chosen
    cross join standing
    inner join case_facts on chosen.person_ref = case_facts.person_ref
    cross join begun
    left join people on chosen.person_ref = people.person_ref
    left join fixed_rule on chosen.person_ref = fixed_rule.person_ref
    left join offence_codes on chosen.index_offence = offence_codes.offence_code
)

select * from person -- noqa: AM04
