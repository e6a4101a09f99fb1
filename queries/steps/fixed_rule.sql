-- Each of `chosen` (rows of snapshots, one a person) against the fixed rule in force on $as_at.
-- `meets_fixed` is null where what is missing decides, and for everybody where no rule is in force;
-- whoever fails one part for certain does not meet it, and nothing missing is taken as zero.
with policy as (
    select
        ogrs, css,
        -- The lower mark is a way in for graver offences, never a higher bar.
        least(ogrs, ogrs_serious) as ogrs_serious
    from selection_policy
    where scheme = $scheme and effective_from <= $as_at::date
    order by effective_from desc
    limit 1
),

described as (
    select
        chosen.person_ref, chosen.statutory, chosen.mappa, chosen.ogrs, chosen.css, chosen.index_offence,
        upper(coalesce(nullif(chosen.predictor, 'ogrs3'), 'ogrs')) as instrument,
        offence_codes.offence_group, offence_codes.description as offence,
        -- A missing offence leaves both open; one that is not in the list is not neighbourhood crime.
        if(chosen.index_offence is null, null, coalesce(offence_codes.neighbourhood_crime, false))
            as neighbourhood_crime,
        if(chosen.index_offence is null, null, coalesce(offence_codes.serious, false)) as serious,
        policy.ogrs as least_ogrs,
        policy.ogrs_serious as least_ogrs_serious,
        policy.css as least_css
    from chosen
    left join policy on true
    left join offence_codes on chosen.index_offence = offence_codes.offence_code
),

held_against as (
    select
        *,
        case
            when least_ogrs is null then null
            else
                statutory
                and not coalesce(mappa, false)
                and neighbourhood_crime
                and css >= least_css
                and (ogrs >= least_ogrs or (serious and ogrs >= least_ogrs_serious))
        end as meets_fixed,
        if(serious is not false, least_ogrs_serious, least_ogrs) as needed,
        concat_ws(
            ', ',
            if(ogrs is null, 'score', null),
            if(css is null, 'Crime Severity Score', null),
            if(index_offence is null, 'index offence', null)
        ) as missing
    from described
),

failing as (
    select
        *,
        concat_ws(
            '; ',
            if(not statutory, 'not statutory', null),
            if(mappa, 'MAPPA nominal', null),
            case
                when neighbourhood_crime then null
                when offence is null
                    then format('index offence {} is not in the list of offences', index_offence)
                else offence || ' (' || index_offence || ') is not neighbourhood crime'
            end,
            if(
                ogrs < needed,
                format(
                    '{} {:.10g} is below {:.10g}{}',
                    instrument, ogrs, needed, if(serious, ' (robbery or burglary)', '')
                ),
                null
            ),
            if(css < least_css, format('CSS {:.10g} is below {:.10g}', css, least_css), null)
        ) as failures
    from held_against
),

explained as (
    select
        person_ref, least_ogrs is not null as has_rule, meets_fixed,
        offence_group, offence, neighbourhood_crime, serious,
        nullif(missing, '') as missing,
        case
            when least_ogrs is null then 'no fixed rule is in force'
            when meets_fixed is null then 'cannot be told: ' || missing || ' missing'
            when not meets_fixed then failures
            else
                format(
                    'meets every part of the rule: {} ({}){}',
                    offence, index_offence, if(mappa is null, '; MAPPA is not recorded', '')
                )
        end as reason
    from failing
)

select * from explained
