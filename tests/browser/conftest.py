"""What the browser tests share: servers on stores, and a browser that notes what goes wrong."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from urllib.error import URLError

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from support.browsing import Watched

ROOT = Path(__file__).parents[2]
NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PATIENCE = 240
"""Seconds. A busy machine of two cores draws slowly; a page that hangs never comes."""

Serve = Callable[..., str]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, as the machine has it."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.fail("The browser tests need Chromium: `make test` installs it on Debian.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
    """Starts the dashboard on a store, with settings as given, and gives back its address."""
    servers: list[subprocess.Popen[bytes]] = []

    def started(store: Path | str, **settings: str) -> str:
        folder = tmp_path_factory.mktemp("server")
        clean = {
            name: value for name, value in os.environ.items() if not name.startswith(("IOM_", "STREAMLIT_"))
        }
        register = f"sqlite:///{folder / 'register.sqlite'}"
        environment = {**clean, "IOM_STORE": str(store), "IOM_REGISTER": register, **settings}
        address = f"http://localhost:{_free_port()}"
        command = [
            sys.executable,
            "-m",
            "streamlit",
            "run",
            "app.py",
            "--server.port",
            address.split(":")[-1],
        ]
        with (folder / "log.txt").open("wb") as log:
            server = subprocess.Popen(
                command, cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT
            )
        servers.append(server)
        _wait_for(address, server, folder / "log.txt")
        return address

    yield started
    for server in servers:
        server.kill()
        server.wait()


@pytest.fixture(scope="session")
def dashboard(serve: Serve, demo_store: Path) -> str:
    """The address of a dashboard on the demo store."""
    return serve(demo_store)


@pytest.fixture
def screen(browser: Browser) -> Iterator[Callable[..., Watched]]:
    """A new browser window of a size and theme, watched."""
    contexts: list[BrowserContext] = []

    def opened(width: int = 1280, height: int = 720, theme: str = "light") -> Watched:
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme="dark" if theme == "dark" else "light"
        )
        context.set_default_timeout(PATIENCE * 1000)
        contexts.append(context)
        page: Page = context.new_page()
        return Watched(page)

    yield opened
    for context in contexts:
        context.close()


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=5)
            return
        except (URLError, OSError):
            time.sleep(0.1)
    pytest.fail(f"The dashboard did not start:\n{log.read_text()}")
