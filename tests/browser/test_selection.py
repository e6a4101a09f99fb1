"""The Selection page used as an inspector uses it: a slider moved, a link kept, a case opened and left."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

SEPTEMBER = "scheme=lincolnshire&as_at=2022-09-30&compare_with=2022-06-30&cohort="
STANDARDS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
OWN = ("ogrs", "ogrs_serious", "css", "person")
CHOOSES = re.compile(
    r"\b(de)?select\b|\badopt|\bderegister|\bmove\b|\btransfer|\bapprove|\bremove", re.IGNORECASE
)
WIDEST = """() => Math.max(document.documentElement.scrollWidth,
    document.querySelector('[data-testid="stMain"]').scrollWidth) - innerWidth"""


@pytest.fixture(scope="module")
def inspectors(serve, demo_store):
    return serve(demo_store, IOM_ROLE="inspector")


@pytest.fixture
def selection(inspectors, screen):
    """A window on the page as an address asks for it, in a size and theme."""
    return lambda asked="", **look: screen(**look).go(f"{inspectors}/selection?{SEPTEMBER}{asked}")


def own(window) -> dict[str, str]:
    """What the address says beside the filters."""
    given = parse_qs(urlsplit(window.page.url).query)
    return {key: given[key][-1] for key in OWN if key in given}


def slider(window, name):
    return window.page.get_by_role("slider", name=name)


def says(window, text) -> bool:
    return window.page.get_by_text(text, exact=False).first.is_visible()


def test_a_slider_moved_by_keyboard_is_a_link_that_shows_the_same_again(selection, screen):
    window = selection()
    assert own(window) == {}
    slider(window, "Least score, per cent").focus()
    window.page.keyboard.press("ArrowLeft")
    window.settle()
    assert own(window) == {"ogrs": "59", "ogrs_serious": "50", "css": "1000"}
    title = window.page.locator(".st-key-panel-selection-how-many h2").inner_text()
    assert "would meet this setting" in title
    again = screen().go(window.page.url)
    assert again.page.locator(".st-key-panel-selection-how-many h2").inner_text() == title
    assert slider(again, "Least score, per cent").input_value() == "59"
    again.page.get_by_role("button", name="Back to the scheme's rule").click()
    again.settle()
    assert own(again) == {}
    assert slider(again, "Least score, per cent").input_value() == "60"
    again.back()
    assert own(again)["ogrs"] == "59"


def test_a_saved_setting_says_how_many_and_who(selection):
    window = selection("&ogrs=50&ogrs_serious=45&css=700")
    how_many = window.page.locator(".st-key-panel-selection-how-many").bounding_box()
    who = window.page.locator(".st-key-panel-selection-who").bounding_box()
    assert how_many["y"] == pytest.approx(who["y"], abs=2)
    assert how_many["width"] == pytest.approx(who["width"], rel=0.02)
    shown = window.page.locator(".st-key-panel-selection-who").inner_text()
    for group in ("Sex: female", "Age: 18–24", "Ethnicity: White", "too few to tell"):
        assert group in shown


def test_a_case_is_opened_from_a_list_and_left_again(selection):
    window = selection("&css=700&ogrs=60&ogrs_serious=50")
    link = window.page.locator("tbody th a").first
    person = link.inner_text()
    link.click()
    window.page.wait_for_url("**/cases?**")
    window.settle()
    assert own(window) == {"person": person}
    assert window.filters()["as_at"] == "2022-09-30"
    assert person in window.page.locator("body").inner_text()
    window.page.go_back()
    window.page.wait_for_url("**/selection?**css=700**")
    window.settle()
    assert slider(window, "Least Crime Severity Score").input_value() == "700"


def test_a_link_of_a_list_opens_the_case_in_a_window_of_its_own(selection, screen):
    window = selection()
    link = window.page.locator("tbody th a").first
    person, address = link.inner_text(), link.evaluate("anchor => anchor.href")
    opened = screen().go(address)
    assert opened.path == "/cases"
    assert person in opened.page.locator("body").inner_text()


def test_no_button_selects_or_deselects_anybody(selection):
    window = selection("&css=700")
    assert says(window, "Advice only: nobody is selected or deselected here.")
    names = window.page.get_by_role("button").all_inner_texts()
    assert len(names) > 5
    assert [name for name in names if CHOOSES.search(name)] == []
    for role in ("checkbox", "textbox", "switch", "menuitem"):
        assert window.page.locator(".stMain").get_by_role(role).count() == 0, role


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_page_is_whole_and_can_be_read(selection, inspectors, theme):
    window = selection("&ogrs=55&ogrs_serious=45&css=800", theme=theme)
    assert window.page.evaluate(WIDEST) <= 0
    options = {"runOnly": {"type": "tag", "values": list(STANDARDS)}}
    found = Axe().run(window.page, options=options).response["violations"]
    assert [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]] == []
    window.page.set_viewport_size({"width": 1920, "height": 1080})
    window.settle()
    assert window.page.evaluate(WIDEST) <= 0
    assert window.errors == []
    # The tables' own script has an address of its own without a host.
    assert window.hosts - {""} == {inspectors.removeprefix("http://")}


def test_the_board_is_told_why_not_and_has_no_such_page_in_its_menu(dashboard, screen):
    window = screen().go(f"{dashboard}/selection?{SEPTEMBER}&css=700")
    assert window.title.inner_text() == "Selection is for people who work the cases"
    assert window.page.locator(".js-plotly-plot").count() == 0
    assert window.page.get_by_role("slider").count() == 0
    assert "lincs-p-" not in window.page.content()
