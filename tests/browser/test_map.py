"""The map in a browser: drawn without calling anybody, and a click that narrows the other pages."""

from playwright.sync_api import Error

SEPTEMBER = "scheme=lincolnshire&as_at=2022-09-30&compare_with=2022-06-30&cohort="
TRIES = 12


def click_until_chosen(window, across: float, down: float) -> None:
    """Press a place of the map, as parts of its width and height, until the address names a district.

    The map takes clicks only once it has drawn itself, which it tells nobody.
    """
    drawn = window.page.get_by_test_id("stDeckGlJsonChart")
    drawn.wait_for()
    for _ in range(TRIES):
        box = drawn.bounding_box()
        window.page.mouse.click(box["x"] + box["width"] * across, box["y"] + box["height"] * down)
        try:
            # Long: a second press, before the first one has arrived, would take it back.
            window.page.wait_for_url("**area=**", timeout=15_000, wait_until="commit")
            break
        except Error:
            continue
    window.settle()


def test_a_district_pressed_on_the_map_narrows_the_other_pages(dashboard, screen):
    window = screen(1280, 720).go(f"{dashboard}/map?{SEPTEMBER}")
    click_until_chosen(window, 0.5, 0.5)
    assert "area=E070001" in window.page.url
    chosen = window.page.get_by_test_id("stButton").filter(has_text="close").first
    assert chosen.is_visible()
    window.menu("Caseload")
    assert "area=E070001" in window.page.url
    assert window.page.get_by_text("all districts").first.is_visible()
    assert window.errors == []
    assert window.hosts == {dashboard.removeprefix("http://")}


def test_what_the_map_shows_is_in_the_address(dashboard, screen):
    window = screen().go(f"{dashboard}/map?{SEPTEMBER}&measure=custody&show=people")
    assert window.page.get_by_role("combobox", name="Who is shown").input_value() == "In custody"
    assert "measure=custody" in window.page.url
    assert "people in custody" in window.page.locator("h2").first.inner_text()
