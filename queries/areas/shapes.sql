/*
title = "Areas and their shapes"
definition = "Every area of the scheme, with the point to draw it at, its place on a map of hexagons, and its boundary where one was loaded."
numerator = "None: it counts nobody"
denominator = "None"
grain = "One row per area of the scheme"
source = "Extract `areas`; hexagons by Open Innovations; boundaries as loaded, with their attribution"
good_direction = "neither"
caveat = "A hexagon shows which district lies beside which, not its size or outline."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23

[parameters]
scheme = { kind = "ref", required = true, meaning = "code of the scheme" }

[columns]
area = { kind = "key", description = "Code of the area" }
name = { kind = "key", description = "Name of the area" }
latitude = { kind = "reference", description = "Point to draw it at, degrees north" }
longitude = { kind = "reference", description = "Point to draw it at, degrees east" }
q = { kind = "reference", description = "Column of its hexagon" }
r = { kind = "reference", description = "Row of its hexagon, counted north" }
geometry = { kind = "key", description = "Its boundary as GeoJSON; empty where none was loaded" }
attribution = { kind = "key", description = "What has to be shown with the boundary" }
*/
with places as (
    select area, name, latitude, longitude
    from areas
    where scheme = $scheme
),

shapes as (
    select
        places.area, places.name, places.latitude, places.longitude, hexes.q, hexes.r,
        boundaries.geometry, boundaries.attribution
    from places
    left join hexes on places.area = hexes.area
    left join boundaries on places.area = boundaries.area
)

select * from shapes order by area
