/*
title = "Warnings of the loads"
definition = "What each load found odd and went on with: columns and files it does not know, and the like."
numerator = "None: a list"
denominator = "None: a list"
grain = "One row per warning, those of the latest load first"
source = "Data dictionary, “Loading”"
good_direction = "down"
caveat = "A warning is about a file and never about a person."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23
across_schemes = "A file may hold rows of several schemes, and a warning says nothing of any person."

[columns]
load_id = { kind = "key", description = "Reference of the load" }
loaded_at = { kind = "key", description = "When it was loaded (UTC)" }
file = { kind = "key", description = "Name of the file or sheet" }
warning = { kind = "key", description = "What was odd" }
*/
with warnings as (
    select load_warnings.load_id, loads.loaded_at, load_warnings.file, load_warnings.warning
    from load_warnings
    inner join loads on load_warnings.load_id = loads.load_id
)

select * from warnings order by loaded_at desc, load_id desc, file, warning
