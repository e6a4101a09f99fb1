"""The list of cases worked as an inspector works it: narrowed, sorted, paged, opened, and found again."""

import csv
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

SEPTEMBER = "scheme=lincolnshire&as_at=2022-09-30&compare_with=2022-06-30&cohort="
STANDARDS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")


@pytest.fixture(scope="module")
def inspectors(serve, demo_store):
    return serve(demo_store, IOM_ROLE="inspector")


@pytest.fixture
def cases(inspectors, screen):
    """A window on the list as an address asks for it, in a size and theme."""
    return lambda asked="", **look: screen(**look).go(f"{inspectors}/cases?{SEPTEMBER}{asked}")


def own(window) -> dict[str, str]:
    """What the address says of the list."""
    given = parse_qs(urlsplit(window.page.url).query)
    return {key: given[key][-1] for key in given if key not in parse_qs(SEPTEMBER, keep_blank_values=True)}


def people(window) -> list[str]:
    return window.page.locator("tbody th").all_inner_texts()


def column(window, name: str) -> list[str]:
    heads = [text.rstrip(" ↑↓↕\n") for text in window.page.locator("thead th").all_inner_texts()]
    return window.page.locator(f"tbody tr > :nth-child({heads.index(name) + 1})").all_inner_texts()


def press(window, name: str):
    """The window after a press on the button whose name begins so."""
    window.page.get_by_role("button", name=name).first.click()
    return window.settle()


def test_ratings_and_flags_narrow_the_list_and_clearing_brings_it_back(cases):
    window = cases()
    everyone = people(window)
    press(window, "Red twice running")
    assert own(window) == {"flag": "red_twice"}
    twice = int(window.page.get_by_role("button", name="Red twice running").inner_text().split()[-1])
    assert len(people(window)) == twice < len(everyone)
    assert all("Red twice running" in flags for flags in column(window, "Flags"))
    press(window, "Outside the Fixed rule")
    assert own(window) == {"flag": "red_twice,outside_fixed_rule"}
    assert all("Outside the Fixed rule" in flags for flags in column(window, "Flags"))
    assert len(people(window)) < twice
    press(window, "Clear filters")
    assert own(window) == {}
    assert people(window) == everyone


def test_boxes_narrow_the_list(cases):
    window = cases()
    window.choose("District", "Boston")
    assert set(column(window, "District")) == {"Boston"}
    window.choose("Setting", "Community")
    assert {text.split("\n")[0] for text in column(window, "Setting")} == {"Community"}
    found = people(window)[0]
    window.page.get_by_role("searchbox", name="Search by reference").fill(found.upper())
    window.page.keyboard.press("Enter")
    window.settle()
    assert people(window) == [found]
    assert own(window) == {"area": "E07000136", "setting": "community", "search": found.upper()}


def test_a_heading_sorts_all_of_the_list_and_turns_it_round(cases):
    window = cases()
    press(window, "Person")
    assert own(window) == {"order": "person_ref"}
    first = people(window)
    assert first == sorted(first)
    press(window, "Person")
    assert own(window) == {"order": "-person_ref"}
    assert people(window)[0] > first[-1]
    assert window.page.locator("th[aria-sort=descending]").inner_text().startswith("Person")
    # Whoever works with the keyboard is still on the heading.
    assert window.page.evaluate("document.activeElement.shadowRoot?.activeElement?.textContent").startswith(
        "Person"
    )


def test_the_score_begins_with_the_highest(cases):
    window = press(cases(), "Score")
    scores = [int(text.split("\n")[0]) for text in column(window, "Score")]
    assert scores == sorted(scores, reverse=True)


def test_pages_of_fifty(cases):
    window = cases("&order=person_ref")
    assert len(people(window)) == 50
    seen = people(window)
    window.page.get_by_role("button", name="Page 2", exact=True).click()
    window.settle()
    assert own(window) == {"order": "person_ref", "page": "2"}
    assert min(people(window)) > max(seen)
    window.back()
    assert people(window) == seen
    press(window, "Red twice running")
    assert "page" not in own(window)


def test_a_person_is_opened_left_for_the_next_and_the_list_is_the_same_again(cases):
    window = cases("&rag=red&order=-ogrs")
    listed = people(window)
    window.page.get_by_role("link", name=listed[0], exact=True).click()
    window.settle()
    assert own(window)["person"] == listed[0]
    press(window, "Next")
    assert own(window)["person"] == listed[1]
    assert listed[1] in window.page.locator("body").inner_text()
    press(window, "Back to the list")
    assert own(window) == {"rag": "red", "order": "-ogrs"}
    assert people(window) == listed
    window.back()
    assert own(window)["person"] == listed[1]


def test_a_link_opens_the_person_for_an_inspector_and_nothing_for_the_board(cases, dashboard, screen):
    listed = cases("&rag=red")
    link = listed.page.locator("tbody th a").first
    person, address = link.inner_text(), link.get_attribute("href")
    opened = cases(address.partition("cohort=")[2])
    assert own(opened) == {"rag": "red", "person": person}
    assert person in opened.page.locator("body").inner_text()
    refused = screen().go(f"{dashboard}/cases{address}")
    assert refused.title.inner_text() == "Cases is for people who work the cases"
    assert person not in refused.page.locator("body").inner_text()


def test_the_address_alone_restores_the_list(cases):
    asked = "&search=lincs-p&rag=red,amber&setting=community&flag=red_twice&order=-ogrs"
    once, again = cases(asked), cases(asked)
    assert people(once) == people(again)
    assert people(once)
    assert again.page.get_by_role("searchbox", name="Search by reference").input_value() == "lincs-p"
    pressed = again.page.locator('[aria-checked="true"], [aria-pressed="true"]').all_inner_texts()
    assert [text.rsplit(" ", 1)[0] for text in pressed] == ["Red", "Amber", "Red twice running"]


def test_nobody_matches_is_said_and_leaves_the_way_back(cases):
    window = cases("&search=nobody-at-all")
    assert window.page.get_by_text("matches all of this").is_visible()
    assert len(people(press(window, "Clear filters"))) == 50


def test_the_download_holds_all_that_match_in_their_order(cases):
    window = cases("&order=-ogrs")
    with window.page.expect_download() as awaited:
        window.page.locator(".st-key-csv-cases-list").get_by_role("button").click()
    with awaited.value.path().open(encoding="utf-8") as file:
        rows = [row["person_ref"] for row in csv.DictReader(file)]
    assert rows[:50] == people(window)
    assert len(rows) == len(set(rows)) > 50


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_list_can_be_read_in_both_themes_and_keeps_to_its_width(cases, theme):
    window = cases("&rag=red", theme=theme)
    widest = "document.querySelector('[data-testid=\"stMain\"]').scrollWidth - innerWidth"
    assert window.page.evaluate(widest) <= 0
    options = {"runOnly": {"type": "tag", "values": list(STANDARDS)}}
    found = Axe().run(window.page, options=options).response["violations"]
    assert [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]] == []
    assert window.errors == []


def test_the_list_can_be_worked_from_the_keyboard(cases):
    window = cases("&rag=red")
    link = window.page.locator("tbody th a").nth(1)
    person = link.inner_text()
    link.focus()
    window.page.keyboard.press("Enter")
    window.settle()
    assert own(window)["person"] == person
