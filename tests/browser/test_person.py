"""One person's page and MACC mode as an inspector uses them: keys, links, downloads, both themes."""

from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

from access.register import Purpose, open_register

JUNE = "scheme=lincolnshire&as_at=2024-06-30&compare_with=2024-03-31&cohort="
STANDARDS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
CUT_OFF = """() => [...document.querySelectorAll('.js-plotly-plot')].flatMap(plot => {
    const box = plot.getBoundingClientRect();
    return [...plot.querySelectorAll('text')].filter(text => {
        const at = text.getBoundingClientRect();
        return at.width > 0 && (at.left < box.left - 2 || at.right > box.right + 2);
    }).map(text => text.textContent);
})"""


@pytest.fixture(scope="module")
def register_url(tmp_path_factory):
    return f"sqlite:///{tmp_path_factory.mktemp('register') / 'register.sqlite'}"


@pytest.fixture(scope="module")
def inspectors(serve, demo_store, register_url):
    return serve(demo_store, IOM_ROLE="inspector", IOM_REGISTER=register_url)


@pytest.fixture
def cases(inspectors, screen):
    """A window on the cases as an address asks for them, in a size and theme."""
    return lambda asked="", **look: screen(**look).go(f"{inspectors}/cases?{JUNE}{asked}")


def own(window) -> dict[str, str]:
    given = parse_qs(urlsplit(window.page.url).query)
    return {key: given[key][-1] for key in given if key not in parse_qs(JUNE, keep_blank_values=True)}


def press(window, key: str):
    window.page.keyboard.press(key)
    return window.settle()


def heading(window) -> str:
    return window.title.inner_text()


def test_previous_next_and_back_by_keyboard_in_the_order_of_the_list(cases):
    window = cases("&rag=red&order=-ogrs")
    listed = window.page.locator("tbody th").all_inner_texts()
    window.page.get_by_role("link", name=listed[0], exact=True).click()
    window.settle()
    assert own(window)["person"] == listed[0]
    assert own(press(window, "ArrowRight"))["person"] == listed[1]
    assert own(press(window, "ArrowRight"))["person"] == listed[2]
    assert own(press(window, "ArrowLeft"))["person"] == listed[1]
    assert listed[1] in window.page.locator(".st-key-person-way").inner_text()
    press(window, "Backspace")
    assert own(window) == {"rag": "red", "order": "-ogrs"}
    assert window.page.locator("tbody th").all_inner_texts() == listed
    assert window.errors == []


def test_the_address_alone_restores_a_person_and_the_way_through_the_list(cases):
    window = cases("&person=lincs-p-0066&order=person_ref&history=whole")
    assert heading(window).startswith("On the scheme for ")
    assert window.page.get_by_role("button", name="Show from a year before adoption").is_visible()
    assert " in the list" in window.page.locator(".st-key-person-way").inner_text()
    once = window.page.locator(".st-key-panel-person").inner_text()
    again = cases(f"&{urlsplit(window.page.url).query.partition('cohort=')[2]}")
    assert again.page.locator(".st-key-panel-person").inner_text() == once
    assert own(press(again, "ArrowRight"))["person"] > "lincs-p-0066"


def test_keys_typed_into_a_box_do_not_leave_the_person(cases):
    window = cases("&person=lincs-p-0066")
    window.page.get_by_role("combobox", name="Compared with").focus()
    press(window, "ArrowRight")
    press(window, "Backspace")
    assert own(window) == {"person": "lincs-p-0066"}


def test_a_meeting_is_worked_from_the_keyboard_and_from_its_address(cases):
    window = cases("&mode=macc")
    assert heading(window).startswith("1 of ")
    first = heading(window)
    assert heading(press(window, "ArrowRight")).startswith("2 of ")
    assert heading(press(window, "ArrowRight")).startswith("3 of ")
    third = heading(window)
    assert own(window) == {"mode": "macc", "place": "3"}
    assert heading(cases("&mode=macc&place=3")) == third
    press(window, "ArrowLeft")
    assert heading(press(window, "ArrowLeft")) == first
    # At the first place the key leads nowhere.
    assert heading(press(window, "ArrowLeft")) == first
    press(window, "Backspace")
    assert own(window) == {}
    assert window.errors == []


def test_one_person_of_a_meeting_is_one_screen(cases):
    window = cases("&mode=macc&place=2", width=1280, height=720)
    foot = window.page.locator(".st-key-macc").bounding_box()
    assert foot["y"] + foot["height"] <= 740
    size = "parseFloat(getComputedStyle(document.querySelector('.st-key-macc li')).fontSize)"
    assert window.page.evaluate(size) >= 18


def test_what_is_taken_away_is_recorded_apart_from_the_audit_log(cases, register_url):
    window = cases("&person=lincs-p-0006&person=lincs-p-0066")
    with window.page.expect_download() as awaited:
        window.page.locator(".st-key-csv-history").get_by_role("button").click()
    assert "lincs-p" not in awaited.value.suggested_filename
    register = open_register(register_url)
    assert register.consultations(person_ref="lincs-p-0066")[0].purpose is Purpose.EXPORT
    assert "lincs-p-0066" not in str(register.events())
    assert [event.detail["metric"] for event in register.events(limit=1)] == ["cases.events"]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("asked", ["&person=lincs-p-0066", "&person=nobody", "&mode=macc&place=2"])
def test_it_can_be_read_in_both_themes_and_keeps_to_its_width(cases, asked, theme):
    window = cases(asked, theme=theme)
    widest = "document.querySelector('[data-testid=\"stMain\"]').scrollWidth - innerWidth"
    assert window.page.evaluate(widest) <= 0
    assert window.page.evaluate(CUT_OFF) == []
    options = {"runOnly": {"type": "tag", "values": list(STANDARDS)}}
    found = Axe().run(window.page, options=options).response["violations"]
    assert [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]] == []
    window.page.set_viewport_size({"width": 1920, "height": 1080})
    window.settle()
    assert window.page.evaluate(widest) <= 0
    assert window.errors == []


def test_hover_says_in_words_what_a_mark_is(cases):
    window = cases("&person=lincs-p-0066")
    plot = window.page.locator(".st-key-panel-history .js-plotly-plot")
    cell = plot.locator(".bars .point path").last.bounding_box()
    window.page.mouse.move(cell["x"] + cell["width"] / 2, cell["y"] + cell["height"] / 2)
    hover = plot.locator(".hoverlayer .hovertext").first
    hover.wait_for()
    assert any(word in hover.text_content() for word in ("2021", "2022", "2023", "2024"))
