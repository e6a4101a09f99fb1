"""Areas: the districts or neighbourhood policing areas of each scheme."""

import dataframely as dy

from data_model.columns import ref, text


class Areas(dy.Schema):
    """One row per area of a scheme."""

    scheme = ref("Code of the scheme", primary_key=True)
    area = ref("ONS district code, or the scheme's own area code", primary_key=True)
    name = text("Name shown to people")
    latitude = dy.Float64(
        nullable=True, min=-90, max=90, description="Latitude of a point to draw the area at"
    )
    longitude = dy.Float64(
        nullable=True, min=-180, max=180, description="Longitude of a point to draw the area at"
    )
