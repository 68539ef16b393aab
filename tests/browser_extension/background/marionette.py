"""Firefox by its own remote protocol, which also reaches what the browser itself asks a person."""

import json
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

FIREFOX = "/usr/bin/firefox-esr"
PATIENCE_S = 30
PREFERENCES = {
    "marionette.port": 0,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "browser.aboutwelcome.enabled": False,
    "security.notification_enable_delay": 0,
}
ID = "badges@cci.example"
_FOUND = "return document.querySelector(arguments[0])?.textContent ?? null"
_ASKED = """const open = PopupNotifications.panel.querySelector('[id^=addon-webext-permissions]');
return PopupNotifications.panel.state === 'open' && open ? open.textContent || 'asked' : null"""
_ANSWER = """const open = PopupNotifications.panel.firstElementChild;
(arguments[0] ? open.button : open.secondaryButton).click()"""


class Firefox:
    """A Firefox with the extension, as in a store: nothing allowed yet."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), PATIENCE_S)
        self._socket.settimeout(PATIENCE_S)
        self._buffer = b""
        self._read()
        self.send("WebDriver:NewSession", {"capabilities": {"alwaysMatch": {"acceptInsecureCerts": True}}})

    def send(self, name: str, parameters: dict[str, Any] | None = None) -> Any:
        """The answer to a command; AssertionError with what went wrong."""
        message = json.dumps([0, 1, name, parameters or {}]).encode()
        self._socket.sendall(b"%d:%s" % (len(message), message))
        _, _, error, answer = self._read()
        assert error is None, f"{name}: {error}"
        return answer

    def install(self, extension: Path) -> str:
        """Load the extension as long as Firefox runs; where its pages are."""
        self.send("Addon:Install", {"path": str(extension), "temporary": True})
        return f"moz-extension://{self.in_browser(f'return WebExtensionPolicy.getByID({ID!r}).mozExtensionHostname')}"

    def open(self, address: str) -> None:
        """Show the address."""
        self.send("WebDriver:Navigate", {"url": address})

    def turn_to(self, address: str) -> None:
        """Bring the tab with that address to the front, once there is one."""
        self.until(lambda: any(self._shows(handle, address) for handle in self.send("WebDriver:GetWindowHandles")))

    def _shows(self, handle: str, address: str) -> bool:
        self.send("WebDriver:SwitchToWindow", {"handle": handle, "focus": True})
        return bool(self.send("WebDriver:GetCurrentURL")["value"] == address)

    def click(self, selector: str) -> None:
        """Click the element as a person does."""
        (element,) = self.send("WebDriver:FindElement", {"using": "css selector", "value": selector})["value"].values()
        self.send("WebDriver:ElementClick", {"id": element})

    def on_page(self, script: str, *arguments: Any) -> Any:
        """What the script returns on the page in front; promises are awaited."""
        return self.send("WebDriver:ExecuteScript", {"script": script, "args": arguments, "sandbox": None})["value"]

    def in_browser(self, script: str, *arguments: Any) -> Any:
        """What the script returns in the browser's own window."""
        self.send("Marionette:SetContext", {"value": "chrome"})
        try:
            return self.on_page(script, *arguments)
        finally:
            self.send("Marionette:SetContext", {"value": "content"})

    def answer(self, *, allow: bool) -> str:
        """Allow or refuse what the browser asks for on the extension's behalf; what it said."""
        asked = self.until(lambda: self.in_browser(_ASKED))
        self.in_browser(_ANSWER, allow)
        return str(asked)

    def text(self, selector: str) -> str:
        """The text of the element on the page in front."""
        return self.on_page(_FOUND, selector) or ""

    def until(self, ask: Callable[[], Any]) -> Any:
        """The first answer that is something."""
        end = time.monotonic() + PATIENCE_S
        while not (answer := ask()):
            assert time.monotonic() < end, "nothing came of it"
            time.sleep(0.1)
        return answer

    def _read(self) -> Any:
        while b":" not in self._buffer:
            self._buffer += self._socket.recv(65536)
        length, _, rest = self._buffer.partition(b":")
        while len(rest) < int(length):
            rest += self._socket.recv(65536)
        self._buffer = rest[int(length) :]
        return json.loads(rest[: int(length)])

    def close(self) -> None:
        """Speak no longer."""
        self._socket.close()


@contextmanager
def firefox(folder: Path) -> Iterator[Firefox]:
    """A Firefox with a new profile in the folder."""
    profile = folder / "profile"
    profile.mkdir()
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in PREFERENCES.items()]
    (profile / "user.js").write_text("\n".join(lines))
    command = [FIREFOX, "--headless", "--marionette", "--remote-allow-system-access", "--no-remote"]
    process = subprocess.Popen([*command, "--profile", profile], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        with closing(Firefox(_port(profile))) as driver:
            yield driver
    finally:
        process.terminate()
        process.wait(30)
        shutil.rmtree(profile, ignore_errors=True)


def _port(profile: Path) -> int:
    """The port that Firefox chose and wrote down."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        written = profile / "MarionetteActivePort"
        if written.exists() and re.fullmatch(r"\d+", written.read_text().strip()):
            return int(written.read_text())
        time.sleep(0.1)
    raise TimeoutError("Firefox did not say where it listens")
