"""The RAG page in a browser: what inspectors open from it, what the board does not get, how it reads."""

import pytest
from axe_playwright_python.sync_playwright import Axe

SEPTEMBER = "scheme=lincolnshire&as_at=2022-09-30&compare_with=2022-06-30&cohort="
STANDARDS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
OVERLAPPING = """() => [...document.querySelectorAll('.js-plotly-plot')].flatMap(plot => {
    const boxes = [...plot.querySelectorAll('.annotation text')]
        .map(text => [text.textContent, text.getBoundingClientRect()]).filter(([, box]) => box.width > 0);
    const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1
        && a.top < b.bottom - 3 && b.top < a.bottom - 3;
    return boxes.flatMap(([one, a], place) => boxes.slice(place + 1)
        .filter(([, b]) => meet(a, b)).map(([other]) => `${one} over ${other}`));
})"""
OUTSIDE = """() => [...document.querySelectorAll('.js-plotly-plot')].flatMap(plot => {
    const box = plot.getBoundingClientRect();
    return [...plot.querySelectorAll('text')].filter(text => {
        const at = text.getBoundingClientRect();
        return at.width > 0
            && (at.top < box.top - 2 || at.bottom > box.bottom + 2 || at.right > box.right + 2);
    }).map(text => text.textContent);
})"""


@pytest.fixture(scope="module")
def inspectors(serve, demo_store):
    """The address of a dashboard that inspectors look at."""
    return serve(demo_store, IOM_ROLE="inspector")


@pytest.mark.parametrize(("theme", "size"), [("light", (1280, 720)), ("dark", (1920, 1080))])
def test_no_label_is_cut_off_or_lies_on_another(inspectors, screen, theme, size):
    for as_at in ("2022-09-30", "2025-12-31"):
        window = screen(*size, theme).go(f"{inspectors}/rag?scheme=lincolnshire&as_at={as_at}")
        assert window.page.locator(".js-plotly-plot").count() == 8
        assert window.page.evaluate(OVERLAPPING) == []
        assert window.page.evaluate(OUTSIDE) == []
        assert window.errors == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_page_of_an_inspector_breaks_no_rule_of_accessibility(inspectors, screen, theme):
    window = screen(theme=theme).go(f"{inspectors}/rag?{SEPTEMBER}")
    options = {"runOnly": {"type": "tag", "values": list(STANDARDS)}}
    found = Axe().run(window.page, options=options).response["violations"]
    assert [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]] == []


def test_the_first_screen_answers_whether_people_get_better(dashboard, screen):
    window = screen(1280, 720).go(f"{dashboard}/rag?scheme=lincolnshire&as_at=2025-12-31")
    assert "usual range" in window.title.inner_text()
    for panel in ("share-green", "rag-current"):
        box = window.page.locator(f".st-key-panel-{panel}").bounding_box()
        assert box["y"] + box["height"] <= 720


def test_the_board_gets_no_list_of_people(dashboard, screen):
    window = screen().go(f"{dashboard}/rag?{SEPTEMBER}")
    assert window.page.locator(".records").count() == 0
    assert "lincs-p-" not in window.page.content()


def test_an_inspector_opens_a_person_and_comes_back(inspectors, screen):
    window = screen().go(f"{inspectors}/rag?{SEPTEMBER}")
    link = window.page.locator(".st-key-panel-rag-ready_for_deselection .records a").first
    person = link.inner_text()
    assert f"person={person}" in link.get_attribute("href")
    link.click()
    window.page.wait_for_url("**/cases?**")
    window.settle()
    assert f"person={person}" in window.page.url
    assert window.filters()["as_at"] == "2022-09-30"
    assert person in window.page.locator("body").inner_text()
    window.back()
    assert (window.path, window.filters()["as_at"]) == ("/rag", "2022-09-30")


def test_a_link_to_a_person_opens_by_itself(inspectors, screen):
    window = screen().go(f"{inspectors}/rag?{SEPTEMBER}")
    href = window.page.locator(".st-key-panel-rag-overdue .records a").first.get_attribute("href")
    other = screen().go(f"{inspectors}{href}")
    assert other.path == "/cases"
    assert other.filters()["scheme"] == "lincolnshire"


def test_the_cohorts_of_the_address_are_those_counted(dashboard, screen):
    window = screen().go(f"{dashboard}/rag?{SEPTEMBER}fixed")
    assert "43 people" in window.page.locator(".st-key-panel-rag-current h2").inner_text()
