/*
title = "Refused rows"
definition = "Every row that a load refused: where it stood, what was wrong with it and the row itself."
numerator = "None: a list"
denominator = "None: a list"
grain = "One row per refused row, those of the latest load first"
source = "Data dictionary, “Loading”"
good_direction = "down"
caveat = "A row is refused for the first rule it breaks; further faults are in also. Values shaped like a person's identifiers are masked. Where a viewer may see some schemes only, rows that name no scheme are left out."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23
views = ["operator"]

[parameters]
load_id = { kind = "ref", meaning = "only rows of this load" }

[columns]
load_id = { kind = "key", description = "Reference of the load" }
loaded_at = { kind = "key", description = "When it was loaded (UTC)" }
table = { kind = "key", description = "Table the row was for" }
file = { kind = "key", description = "Name of the file or sheet" }
row = { kind = "key", description = "Number of the row in the file" }
column = { kind = "key", description = "Column at fault" }
value = { kind = "key", description = "What stood there" }
rule = { kind = "key", description = "Rule that it breaks" }
also = { kind = "key", description = "Further faults of the row" }
record = { kind = "key", description = "The whole row as JSON" }
*/
with refused as (
    select
        refusals.load_id, loads.loaded_at, refusals."table", refusals.file, refusals."row",
        refusals."column", refusals."value", refusals.rule, refusals.also, refusals.record
    from refusals
    inner join loads on refusals.load_id = loads.load_id
    where
        ($load_id::varchar is null or refusals.load_id = $load_id::varchar)
        and (
            $schemes::varchar[] is null
            or list_contains($schemes::varchar[], json_extract_string(refusals.record, '$.scheme'))
        )
)

select * from refused order by loaded_at desc, load_id desc, file, "row", "column"
