/*
title = "Cohorts of the scheme"
definition = "The cohorts and profiles that the scheme runs, ran or will run, with their caps and planned shares."
numerator = "None: a list"
denominator = "None: a list"
grain = "One row per cohort and profile"
source = "Data dictionary, cohorts; Lincolnshire IOM Strategy 2021–2023, “Cohorts”"
good_direction = "neither"
caveat = "A cohort without dates is taken to be live always."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23

[parameters]
scheme = { kind = "ref", required = true, meaning = "code of the scheme" }

[columns]
cohort = { kind = "key", description = "Code of the cohort" }
profile = { kind = "key", description = "Code of the profile within the cohort; all where it has none" }
label = { kind = "key", description = "Name of the cohort and profile" }
live_from = { kind = "key", description = "First day it ran" }
live_to = { kind = "key", description = "Last day it ran; empty while it runs" }
capacity = { kind = "reference", description = "Cap, where one is set" }
share_target = { kind = "reference", unit = "share", description = "Planned part of the caseload, 0 to 1" }
*/
with cohorts_of_scheme as (
    select cohort, profile, label, live_from, live_to, capacity, share_target
    from cohorts
    where scheme = $scheme
)

select * from cohorts_of_scheme order by cohort, profile
