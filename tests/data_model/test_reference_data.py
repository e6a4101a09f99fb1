"""The reference data: complete, sourced, adding up, and covering every code of the data dictionary."""

import dataframely as dy
import polars as pl
import pytest

from data_model.collection import TABLES
from data_model.reference_data import FOLDER, labels, list_name, reference_frames
from data_model.reference_tables import REFERENCE_TABLES

COUNTY = "E10000019"
DISTRICTS = [f"E0700013{i}" for i in range(6, 10)] + [f"E0700014{i}" for i in range(3)]


def _population(characteristic: str, area: str = COUNTY) -> dict[str, int]:
    rows = reference_frames()["population"].filter(characteristic=characteristic, area=area)
    return dict(zip(rows["group"], rows["people"], strict=True))


def test_every_file_has_a_schema_and_every_schema_a_file() -> None:
    assert {path.stem for path in FOLDER.glob("*.csv")} == set(REFERENCE_TABLES)


@pytest.mark.parametrize("name", REFERENCE_TABLES)
def test_every_row_is_valid_and_names_its_source(name: str) -> None:
    frame = reference_frames()[name]
    assert frame.height > 0
    assert REFERENCE_TABLES[name].is_valid(frame)
    assert frame["source"].str.len_chars().min() >= len("This project")


@pytest.mark.parametrize("name", REFERENCE_TABLES)
def test_columns_are_described(name: str) -> None:
    assert all(column.description for column in REFERENCE_TABLES[name].columns().values())


def test_county_is_census_2021_lincolnshire() -> None:
    assert sum(_population("ethnicity").values()) == 768_366
    assert _population("sex") == {"female": 391_932, "male": 376_420}
    assert _population("adults") == {"all": 635_558}
    assert _population("ethnicity_19")["white_british"] == 685_720


@pytest.mark.parametrize("characteristic", ["sex", "ethnicity", "ethnicity_19", "adults", "age_band"])
def test_county_is_the_sum_of_its_districts(characteristic: str) -> None:
    districts = [_population(characteristic, area) for area in DISTRICTS]
    for group, people in _population(characteristic).items():
        assert sum(district[group] for district in districts) == people


@pytest.mark.parametrize("area", [COUNTY, *DISTRICTS, "E12000004", "E92000001", "K04000001"])
def test_nineteen_groups_add_up_to_the_five_and_the_six(area: str) -> None:
    rolled_up = dict(reference_frames()["ethnicity"].select("ethnicity", "group5").iter_rows())
    five: dict[str, int] = {}
    for group, people in _population("ethnicity_19", area).items():
        five[rolled_up[group]] = five.get(rolled_up[group], 0) + people
    assert five == _population("ethnicity", area)
    six = _population("ethnicity_6", area)
    assert six["white_british"] + six["white_minority"] == five["white"]


def test_age_bands_add_up_to_the_adults() -> None:
    assert sum(_population("age_band").values()) == _population("adults")["all"]


def test_population_groups_are_codes_of_the_people_table() -> None:
    columns = TABLES["people"].columns()
    for characteristic in ("sex", "disability", "religion", "sexual_orientation", "ethnicity_19"):
        column = columns[characteristic.removesuffix("_19")]
        assert isinstance(column, dy.Enum)
        assert set(_population(characteristic)) <= set(column.categories)


def test_ethnicity_covers_the_codes_in_their_order() -> None:
    column = TABLES["people"].columns()["ethnicity"]
    assert isinstance(column, dy.Enum)
    assert reference_frames()["ethnicity"].sort("sort_order")["ethnicity"].to_list() == list(
        column.categories
    )


def test_neighbourhood_crime_is_appendix_1() -> None:
    codes = reference_frames()["offence_codes"].filter("neighbourhood_crime")
    assert codes["offence_code"].to_list() == (
        ["28.1", "28.2", "29", "30A.1", "30A.2", "31", "34", "39", "45", "48"]
    )
    assert codes.filter("serious")["offence_group"].unique().sort().to_list() == ["Burglary", "Robbery"]


def test_every_pathway_and_instrument_of_the_dictionary_is_described() -> None:
    columns = TABLES["assessments"].columns()
    pathways, instruments = columns["pathway"], columns["instrument"]
    assert isinstance(pathways, dy.Enum)
    assert isinstance(instruments, dy.Enum)
    frames = reference_frames()
    assert set(frames["pathways"]["pathway"]) == set(pathways.categories)
    assert set(frames["instruments"]["instrument"]) == set(instruments.categories)


def test_there_are_nine_pathways_and_seven_llr_areas_all_mapped_to_the_nine() -> None:
    pathways = reference_frames()["pathways"]
    nine = set(pathways.filter("nine")["pathway"])
    assert len(nine) == 9
    assert pathways.filter("llr")["pathway"].n_unique() == 7
    assert set(pathways["mapped_to"]) == nine
    drugs_alcohol = pathways.filter(pathway="drugs_alcohol")["mapped_to"]
    assert set(drugs_alcohol) == {"drugs", "alcohol"}


def test_board_withholds_1_to_4_and_publication_follows_the_10_5_rule() -> None:
    rows = reference_frames()["disclosure_thresholds"].with_columns(pl.col("view").cast(pl.String))
    limits = {row["view"]: row for row in rows.iter_rows(named=True)}
    assert limits["board"]["withhold_below"] == 5
    assert (limits["publish"]["withhold_below"], limits["publish"]["round_to"]) == (10, 5)
    assert limits["publish"]["minimum_denominator"] == 100
    assert limits["operator"]["withhold_below"] == 0


def test_all_offender_rates_are_marked_as_no_fair_comparison() -> None:
    rows = reference_frames()["benchmarks"].filter(measure="binary_reoffending_rate_all")
    assert sorted(rows["value"]) == [0.2538, 0.2582]
    assert not rows["fair_comparison"].any()


def _closed_lists() -> list[tuple[str, str]]:
    return [
        (table, name)
        for table, schema in TABLES.items()
        for name, column in schema.columns().items()
        if isinstance(column, dy.Enum)
    ]


@pytest.mark.parametrize(("table", "name"), _closed_lists())
def test_every_code_a_page_may_show_has_words(table: str, name: str) -> None:
    column = TABLES[table].columns()[name]
    assert isinstance(column, dy.Enum)
    words = labels(list_name(table, name))
    assert set(column.categories) <= set(words)
    assert not [label for label in words.values() if "_" in label]


def test_every_table_has_a_name_in_plain_words() -> None:
    assert list(labels("table")) == list(TABLES)


def test_an_unknown_list_has_no_labels() -> None:
    assert labels("no_such_list") == {}
