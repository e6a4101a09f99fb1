"""Direct identifiers: refused by the name of their column and by their shape, and masked in what is kept."""

import re

import dataframely as dy
import polars as pl

from data_model.faults import ROW, all_faults, faults_in

POSTCODE_AREAS = (
    "AB|AL|BA|BB|BD|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|EC|EH|EN|EX|FK|FY|"
    "GL|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|LA|LD|LE|LL|LN|LS|LU|ME|MK|ML|NE|NG|NN|NP|NR|NW|"
    "OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|"
    "WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE|B|E|G|L|M|N|S|W"
)

SHAPES = {
    "an e-mail address": r"(?i)[a-z0-9._%+'-]+@[a-z0-9-]+(\.[a-z0-9-]+)+",
    "a PNC number": r"\b(?:19|20)?\d{2}/\d{1,7}[A-Za-z]\b|\b(?:19|20)\d{2}-?\d{7}[A-Za-z]\b",
    "a CRO number": r"\b\d{4,6}/\d{2}[A-Za-z]\b",
    "a CRN": r"\b[A-Z]\d{6}\b",
    "a NOMS number": r"\b[A-Z]\d{4}[A-Z]{2}\b",
    "a National Insurance number": (
        r"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]\b"
    ),
    "a telephone number": r"(?:\+44|\b0044|\(0|\b0)[\s()0]{0,5}[1-37](?:[\s()]{0,2}\d){8,9}\b",
    "a postcode": rf"\b(?:{POSTCODE_AREAS})\d[A-Z\d]?\s?\d[ABD-HJLNP-UW-Z]{{2}}\b"
    rf"|(?i)\b(?:{POSTCODE_AREAS})\d[a-z\d]?\s\d[abd-hjlnp-uw-z]{{2}}\b",
    "a date of birth": r"(?i)\b(?:d\.?o\.?b\.?|date of birth|born)\b\W{0,5}(?:on\s)?\d{1,4}[/.\s-]",
}
"""What a direct identifier looks like, wherever it stands in a text; capitals as its issuer writes them."""

FULL_DATE = r"^\d{4}-\d{2}-\d{2}$|^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}$"
"""A date where a reference or a text belongs: most likely a date of birth."""

BIRTH = "a full date of birth"
FIRST_OF_MONTH = r"^\d{4}-\d{2}-01$|^0?1/\d{1,2}/\d{4}$"

WORDS = {
    "name": {
        "forename",
        "forenames",
        "surname",
        "firstname",
        "lastname",
        "fullname",
        "alias",
        "aliases",
        "nickname",
    },
    "date of birth": {"dob", "birthdate", "birthday", "dateofbirth"},
    "address": {"address", "addr", "street", "postcode", "zip", "zipcode", "uprn"},
    "telephone number": {"telephone", "phone", "mobile", "tel"},
    "e-mail address": {"email", "emails"},
    "PNC, CRN or prison number": {"pnc", "pncid", "crn", "cro", "noms", "nomis", "nomsid"},
    "personal number": {"nino", "passport"},
}
"""Words of a column name that give an identifier away."""

PHRASES = {
    "name": ("first_name", "last_name", "full_name", "given_name", "family_name", "known_as"),
    "date of birth": ("date_of_birth", "birth_date", "d_o_b", "date_born", "day_of_birth"),
    "address": ("post_code", "house_number", "house_no"),
    "telephone number": ("contact_number", "contact_no"),
    "e-mail address": ("e_mail",),
    "PNC, CRN or prison number": (
        "prison_number",
        "prison_no",
        "prison_id",
        "prisoner_number",
        "prisoner_no",
    ),
    "personal number": (
        "ni_number",
        "ni_no",
        "national_insurance",
        "nhs_number",
        "nhs_no",
        "driving_licence",
    ),
}

NAMED_THINGS = {
    "scheme", "area", "cohort", "profile", "prison", "agency", "meeting", "district",
    "force", "pathway", "service", "instrument", "offence", "event", "file", "table",
    "team", "region", "ward", "court", "order", "requirement",
}  # fmt: skip
"""What may have a name without being a person."""


def identifying_column(column: str) -> str | None:
    """The identifier that a column of this name would hold, such as `e-mail address`; None for others."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", column)
    joined = re.sub(r"[^a-z0-9]+", "_", spaced.lower()).strip("_")
    words = joined.split("_")
    for kind in WORDS:
        if WORDS[kind] & set(words) or any(f"_{phrase}_" in f"_{joined}_" for phrase in PHRASES[kind]):
            return kind
    if words[-1] in ("name", "names") and not NAMED_THINGS & set(words[:-1]):
        return "name"
    return None


def shape_faults(cells: pl.DataFrame, schema: type[dy.Schema]) -> pl.DataFrame:
    """Faults of the values in text columns that look like a direct identifier."""
    parts = []
    for name, column in schema.columns().items():
        if isinstance(column, dy.String) and name in cells.columns and cells[name].dtype == pl.String:
            hits = cells.select(ROW, name).filter(pl.col(name).str.contains(ANY_SHAPE))
            if hits.height:
                rules = (
                    "looks like " + kinds(hits[name], SHAPES_OF_TEXT) + ": run `pseudonymise` before loading"
                )
                parts.append(faults_in(hits[ROW], name, rules))
    return all_faults(parts)


def masked(values: pl.Series, column: dy.Column | None = None) -> pl.Series:
    """The text with every value that looks like a direct identifier replaced by what it looks like.

    A full date is masked in the text columns and in `birth_month`, where it would be somebody's birthday.
    """
    if values.name == "birth_month":
        plain = values.str.contains(FIRST_OF_MONTH).fill_null(True)
        return values.set(~plain, f"[masked: looks like {BIRTH}]")
    found = kinds(values, SHAPES_OF_TEXT if isinstance(column, dy.String) else SHAPES)
    return ("[masked: looks like " + found + "]").zip_with(found.is_not_null(), values).alias(values.name)


def kinds(values: pl.Series, shapes: dict[str, str]) -> pl.Series:
    """What each value looks like; null where it is no identifier."""
    text = pl.col(values.name)
    first = pl.coalesce(
        *(pl.when(text.str.contains(shape)).then(pl.lit(kind)) for kind, shape in shapes.items())
    )
    return values.to_frame().select(first.alias(values.name))[values.name]


SHAPES_OF_TEXT = {**SHAPES, BIRTH: FULL_DATE}
ANY_SHAPE = "|".join(f"(?:{shape})" for shape in SHAPES_OF_TEXT.values())
