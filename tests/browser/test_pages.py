"""What a page looks like and calls, in both themes and at both sizes."""

import pytest
from axe_playwright_python.sync_playwright import Axe

SEPTEMBER = "scheme=lincolnshire&as_at=2022-09-30&compare_with=2022-06-30&cohort="
PATHS = (
    "/",
    "/caseload",
    "/rag",
    "/pathways",
    "/reoffending",
    "/resettlement",
    "/partnership",
    "/map",
    "/data",
)
THEMES = ("light", "dark")
BACKGROUNDS = {"light": "rgb(255, 255, 255)", "dark": "rgb(16, 21, 28)"}
STANDARDS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")

WIDEST = """() => Math.max(document.documentElement.scrollWidth,
    document.querySelector('[data-testid="stMain"]').scrollWidth) - innerWidth"""
CUT_OFF = """() => [...document.querySelectorAll('.js-plotly-plot')].flatMap(plot => {
    const box = plot.getBoundingClientRect();
    return [...plot.querySelectorAll('text')].filter(text => {
        const at = text.getBoundingClientRect();
        return at.width > 0 && (at.left < box.left - 2 || at.right > box.right + 2);
    }).map(text => text.textContent);
})"""


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_whole_calls_nobody_and_can_be_read(dashboard, screen, path, theme):
    window = screen(1280, 720, theme).go(f"{dashboard}{path}?{SEPTEMBER}")
    colour = "getComputedStyle(document.querySelector('[data-testid=\"stApp\"]')).backgroundColor"
    assert window.page.evaluate(colour) == BACKGROUNDS[theme]
    assert window.page.evaluate(WIDEST) <= 0
    assert window.page.evaluate(CUT_OFF) == []
    assert _violations(window.page) == []
    window.page.set_viewport_size({"width": 1920, "height": 1080})
    window.settle()
    assert window.page.evaluate(WIDEST) <= 0
    assert window.errors == []
    assert window.hosts == {dashboard.removeprefix("http://")}


def test_only_the_menu_the_filters_and_the_title_stand_above_the_panels(dashboard, screen):
    window = screen(1280, 720).go(f"{dashboard}/caseload?{SEPTEMBER}")
    panel = window.page.locator('[class*="st-key-panel-"]').first.bounding_box()
    assert panel["y"] < 185
    filters = window.page.locator(".st-key-filters").bounding_box()
    assert filters["height"] < 60


def test_the_longest_badge_leaves_the_filters_on_one_row(dashboard, screen):
    window = screen(1280, 720).go(f"{dashboard}/data?scheme=llr")
    assert window.page.get_by_text("Example data", exact=True).first.is_visible()
    assert window.page.locator(".st-key-filters").bounding_box()["height"] < 60


def test_a_page_can_be_worked_from_the_keyboard(dashboard, screen):
    page = screen().go(f"{dashboard}/data?{SEPTEMBER}").page
    reached = []
    for _ in range(14):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate("document.activeElement.ariaLabel || document.activeElement.textContent")
        )
    text = " | ".join(reached)
    for stop in ("Overview", "Caseload", "Scheme", "As at", "Compared with", "Fixed"):
        assert stop in text
    how = page.get_by_role("button", name="How this is counted").first
    how.focus()
    page.keyboard.press("Enter")
    assert page.get_by_text("Take care:").first.is_visible()
    page.keyboard.press("Escape")
    page.get_by_text("Take care:").first.wait_for(state="hidden")


def _violations(page) -> list[str]:
    options = {"runOnly": {"type": "tag", "values": list(STANDARDS)}}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]
