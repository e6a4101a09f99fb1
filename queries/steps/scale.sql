-- The instrument asked for, or the one in `used` with most scores on record, with its scale and direction.
with most_used as (
    select instrument
    from used
    group by instrument
    order by sum(times) desc, instrument
    limit 1
)

select instrument, label as instrument_label, better, no_need_mark, scale_low, scale_high
from instruments
where instrument = coalesce($instrument::varchar, (select instrument from most_used))
