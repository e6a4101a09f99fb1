"""A browser window that notes errors and every request that leaves its own server."""

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Error, Locator, Page

from layout.navigation import PAGES

FILTERS = ("scheme", "as_at", "compare_with", "cohort")

# Streamlit looks for its server below the address of a deep link first, and is told that it is not there.
PROBE = re.compile(r"/_stcore/(health|host-config)$")
READY = """() => {
    const app = document.querySelector('[data-testid="stApp"]');
    return app && app.getAttribute('data-test-script-state') === 'notRunning'
        && !document.querySelector('[data-testid="stSkeleton"]') && document.querySelector('h1') !== null;
}"""

STATE = "document.querySelector('[data-testid=\"stApp\"]')?.getAttribute('data-test-script-state')"


class Watched:
    """A page, what it complained of and whom it called."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.errors: list[str] = []
        self.hosts: set[str] = set()
        page.on("console", lambda said: self._heard(said.type, said.text, said.location.get("url", "")))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", lambda asked: self._called(asked.url))
        page.on("websocket", lambda socket: self._called(socket.url))

    def go(self, address: str) -> "Watched":
        """This window at `address`, drawn."""
        self.page.goto(address)
        return self.settle()

    def settle(self) -> "Watched":
        """This window once the server has finished drawing."""
        self._wait()
        # A click is on its way to the server for a moment in which the page still looks at rest.
        self.page.wait_for_timeout(250)
        self._wait()
        return self

    def _wait(self) -> None:
        try:
            # Not at every frame, which is the default: a window that is not drawn has none.
            self.page.wait_for_function(READY, polling=200)
        except Error as late:
            state = self.page.evaluate(STATE)
            shown = self.page.locator("body").inner_text()[:500]
            raise AssertionError(f"{self.page.url} is {state}: {self.errors}\n{shown}") from late

    def menu(self, title: str) -> "Watched":
        """This window after a click on a page's name in the menu."""
        entry = next(one for one in PAGES if one.title == title)
        if entry.default:
            self.page.get_by_test_id("stTopNavLink").filter(has_text=title).first.click()
        else:
            self.page.get_by_test_id("stTopNavSection").filter(has_text=entry.section).first.click()
            inside = self.page.get_by_test_id("stTopNavPopoverBody")
            inside.get_by_text(title, exact=True).click()
        return self.settle()

    def choose(self, label: str, option: str) -> "Watched":
        """This window after choosing `option` in the filter named `label`."""
        self.page.get_by_role("combobox", name=label).click()
        self.page.get_by_role("option", name=option, exact=True).click()
        return self.settle()

    def back(self) -> "Watched":
        """This window after the browser's back button."""
        self.page.go_back()
        return self.settle()

    def filters(self) -> dict[str, str]:
        """The filters in the address."""
        asked = parse_qs(urlsplit(self.page.url).query, keep_blank_values=True)
        return {name: asked[name][-1] for name in FILTERS if name in asked}

    @property
    def path(self) -> str:
        """The path in the address."""
        return urlsplit(self.page.url).path

    @property
    def title(self) -> Locator:
        """The page's title."""
        return self.page.locator("h1")

    def _called(self, url: str) -> None:
        """Note the host; what the page made itself (`blob:`, `data:`) calls nobody."""
        if host := urlsplit(url).netloc:
            self.hosts.add(host)

    def _heard(self, kind: str, text: str, url: str) -> None:
        if kind == "error" and not PROBE.search(urlsplit(url).path):
            self.errors.append(f"{text} {url}")
