/*
title = "Files of the loads"
definition = "Each file or sheet of each load: the table it filled, the rows read, those loaded and those refused."
numerator = "None: a list"
denominator = "None: a list"
grain = "One row per load and table"
source = "Data dictionary, “Loading”"
good_direction = "neither"
caveat = "These are rows of files, not people."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23
across_schemes = "A file may hold rows of several schemes, and says nothing of any person."

[columns]
load_id = { kind = "key", description = "Reference of the load" }
table = { kind = "key", description = "Table filled" }
file = { kind = "key", description = "Name of the file or sheet" }
rows_read = { kind = "reference", description = "Rows read" }
loaded = { kind = "reference", description = "Rows loaded" }
rejected = { kind = "reference", description = "Rows refused" }
*/
with files as (
    select
        load_files.load_id, load_files."table", load_files.file,
        load_files.read as rows_read,
        load_files.loaded,
        load_files.refused as rejected,
        loads.loaded_at
    from load_files
    inner join loads on load_files.load_id = loads.load_id
)

select * exclude (loaded_at) from files order by loaded_at desc, load_id desc, "table", file
