-- The instrument asked for, or the one with most assessments by $as_at, with its scale and direction.
with most_used as (
    select instrument
    from assessments
    where scheme = $scheme and assessed_on <= $as_at::date and $instrument::varchar is null
    group by instrument
    order by count(distinct assessment_ref) desc, instrument
    limit 1
),

asked_scale as (
    select instrument, label as instrument_label, better, no_need_mark, scale_low, scale_high
    from instruments
    where instrument = coalesce($instrument::varchar, (select instrument from most_used))
)

select instrument, instrument_label, better, no_need_mark, scale_low, scale_high
from asked_scale
