"""People: everyone ever referred or adopted, with the protected characteristics that are monitored."""

import dataframely as dy
import polars as pl

from data_model.columns import closed_list, date, flag, ref

YES_NO = ("yes", "no", "not_stated")

ETHNICITY = (
    "asian_bangladeshi",
    "asian_chinese",
    "asian_indian",
    "asian_pakistani",
    "asian_other",
    "black_african",
    "black_caribbean",
    "black_other",
    "mixed_white_asian",
    "mixed_white_black_african",
    "mixed_white_black_caribbean",
    "mixed_other",
    "white_british",
    "white_irish",
    "white_gypsy_irish_traveller",
    "white_roma",
    "white_other",
    "arab",
    "other",
    "not_stated",
)
"""The 19 groups of Census 2021 table TS021 by code, and `not_stated`."""

RELIGION = (
    "no_religion",
    "christian",
    "buddhist",
    "hindu",
    "jewish",
    "muslim",
    "sikh",
    "other",
    "not_stated",
)
"""The groups of Census 2021 table TS030 by code, and `not_stated`."""


class People(dy.Schema):
    """One row per person ever referred or adopted."""

    person_ref = ref("Pseudonymised reference of the person", primary_key=True)
    birth_month = date("Month of birth, as the first day of that month")
    sex = closed_list("Sex", ("female", "male", "not_stated"))
    ethnicity = closed_list("Ethnic group, Census 2021 code", ETHNICITY)
    disability = closed_list("Disabled under the Equality Act 2010", YES_NO, nullable=True)
    religion = closed_list("Religion, Census 2021 code", RELIGION, nullable=True)
    sexual_orientation = closed_list(
        "Sexual orientation",
        ("straight", "gay_lesbian", "bisexual", "other", "not_stated"),
        nullable=True,
    )
    gender_reassignment = closed_list("Gender reassignment", YES_NO, nullable=True)
    marital_status = closed_list(
        "Marital or civil partnership status",
        ("single", "married", "civil_partnership", "separated", "divorced", "widowed", "not_stated"),
        nullable=True,
    )
    pregnancy_maternity = closed_list("Pregnancy or maternity", YES_NO, nullable=True)
    restricted = flag("A restricted case, seen only with that permission", nullable=True)
    review_by = date("When keeping the record is next reviewed", nullable=True)

    @dy.rule()
    def birth_month_is_first_of_month(cls) -> pl.Expr:
        """`birth_month` is the first of a month: the full date of birth is not held."""
        return pl.col("birth_month").dt.day() == 1
