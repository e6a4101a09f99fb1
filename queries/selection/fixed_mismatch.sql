/*
title = "In Fixed without meeting the rule, and the reverse"
definition = "People in the snapshot who are in the cohort `fixed` and do not meet the fixed rule in force on that day, and people who meet it and are in another cohort. Nobody is listed of whom the rule cannot be told for want of a score or an index offence, and nobody where no rule is in force."
numerator = "None: a list"
denominator = "None: a list"
grain = "One row per person whose cohort and the rule disagree"
source = "Lincolnshire IOM Strategy 2021–2023, “Fixed (statutory offenders only)” and Appendix 1; Neighbourhood Crime IOM Strategy 2020, paragraphs 12.1 and 14"
good_direction = "neither"
caveat = "Both can be right: Flex is there for professional judgement, and people may be kept in Fixed for good reasons. A person who fails one part for certain does not meet the rule, whatever else is missing; nothing missing is taken as zero. Who is not recorded as a MAPPA nominal is taken not to be one. The rule asks for a score on OGRS; scores of other instruments are held against the same number, and are named. It gives advice: people decide."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23
views = ["operator"]

[parameters]
scheme = { kind = "ref", required = true, meaning = "code of the scheme" }
as_at = { kind = "snapshot", default = "latest snapshot", meaning = "the snapshot on this day, or the latest before it" }
cohort = { kind = "refs", meaning = "only these cohorts" }

[columns]
person_ref = { kind = "identifier", description = "Pseudonymised reference of the person" }
cohort = { kind = "key", description = "Code of the cohort the person is in" }
ogrs = { kind = "reference", description = "Two-year reconviction score, per cent, by the instrument in `predictor`; empty where there is none" }
css = { kind = "reference", description = "Crime Severity Score of the person; empty where there is none" }
offence_group = { kind = "key", description = "Group of the index offence; empty where it is missing or not in the list of offences" }
statutory = { kind = "key", description = "On a court order, licence or post-sentence supervision" }
mappa = { kind = "key", description = "MAPPA nominal; empty where it is not recorded" }
meets_fixed = { kind = "key", description = "true, false, or empty where what is missing decides it or no rule is in force" }
reason = { kind = "key", description = "Why, in words: every part of the rule that fails, or what is missing" }
mismatch = { kind = "key", description = "in_fixed_not_meeting or meeting_not_in_fixed" }
profile = { kind = "key", description = "Code of the profile within the cohort" }
label = { kind = "key", description = "Name of the cohort and profile" }
index_offence = { kind = "key", description = "Home Office code of the index offence" }
offence = { kind = "key", description = "The index offence in words" }
serious = { kind = "key", description = "The index offence is robbery or burglary, for which a lower score is enough" }
predictor = { kind = "key", description = "Instrument that gave the score (ogrs3, ogrs4, arp); empty where there is no score" }
band = { kind = "key", description = "Band of the score: low 0–49, medium 50–74, high 75–89, very_high 90–100" }
missing = { kind = "key", description = "What is missing of score, Crime Severity Score and index offence; empty where nothing is" }
*/
with chosen as (
    select
        snapshots.person_ref, snapshots.cohort, snapshots.profile, snapshots.statutory, snapshots.mappa,
        snapshots.ogrs, snapshots.predictor, snapshots.css, snapshots.index_offence
    from snapshots
    anti join people
        on snapshots.person_ref = people.person_ref and people.restricted and not $restricted
    where
        snapshots.scheme = $scheme
        and snapshots.snapshot_date = $as_at::date
        and ($cohort::varchar[] is null or list_contains($cohort::varchar[], snapshots.cohort))
),

/* step: fixed_rule */

fixed_mismatch as (
    select
        chosen.person_ref, chosen.cohort, chosen.ogrs, chosen.css, fixed_rule.offence_group,
        chosen.statutory, chosen.mappa, fixed_rule.meets_fixed, fixed_rule.reason,
        if(chosen.cohort = 'fixed', 'in_fixed_not_meeting', 'meeting_not_in_fixed') as mismatch,
        chosen.profile, coalesce(cohorts.label, chosen.cohort) as label, chosen.index_offence,
        fixed_rule.offence, fixed_rule.serious,
        if(chosen.ogrs is null, null, coalesce(chosen.predictor, 'ogrs3')) as predictor,
        case
            when chosen.ogrs >= 90 then 'very_high'
            when chosen.ogrs >= 75 then 'high'
            when chosen.ogrs >= 50 then 'medium'
            when chosen.ogrs >= 0 then 'low'
        end as band,
        fixed_rule.missing
    from chosen
    inner join fixed_rule on chosen.person_ref = fixed_rule.person_ref
    left join cohorts
        on cohorts.scheme = $scheme and chosen.cohort = cohorts.cohort and chosen.profile = cohorts.profile
    where (chosen.cohort = 'fixed') <> fixed_rule.meets_fixed
)

select * from fixed_mismatch order by mismatch, person_ref
