"""One person at one browser, who uses the keyboard alone and notices what should not be."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Request, Response, expect

from tests.browser.demo_site import DemoSite
from tests.browser.tongue import NORTHBANK, Tongue

AXE = Axe()
OPTIONS = {
    "resultTypes": ["violations"],
    "preload": False,
    "rules": {"target-size": {"enabled": True}},
}
FURTHEST = 150
SHAPE = """() => [...new Set([...document.querySelectorAll('*')].map(
    one => one.tagName + '.' + one.getAttribute('class') + one.getAttribute('role')))].join()"""
TOO_WIDE = """() => [...document.querySelectorAll('body *')].filter(
    one => one.getBoundingClientRect().right > window.innerWidth + 1
).slice(0, 3).map(one => one.outerHTML.slice(0, 120))"""
PATIENCE = 15_000
audited: set[tuple[Any, ...]] = set()
expect.set_options(timeout=PATIENCE)


@dataclass(frozen=True)
class Way:
    """How somebody comes: on which width of screen, with scripts or without, to which council."""

    width: int
    scripts: bool = True
    tongue: Tongue = NORTHBANK

    def __str__(self) -> str:
        said = "" if self.tongue is NORTHBANK else f", {self.tongue.locale}"
        return f"{self.width} px" + ("" if self.scripts else ", no scripts") + said


class Walker:
    """Goes through pages by keyboard, and checks each one that it comes to.

    What a journey says in English is said in the language of the way: see `tongue`.
    """

    def __init__(self, browser: Browser, site: DemoSite, way: Way, **context: Any) -> None:
        self.site, self.way, self.say = site, way, way.tongue.say
        self.context = browser.new_context(
            viewport={"width": way.width, "height": 900},
            java_script_enabled=way.scripts,
            base_url=site.address(way.tongue.council),
            reduced_motion="reduce",
            **context,
        )
        self.context.set_default_timeout(PATIENCE)
        self.troubles: list[str] = []
        self.status = 0
        self.page = self.tab()

    def tab(self) -> Page:
        """Open another tab, watched like the first."""
        page = self.context.new_page()
        page.on("request", self._asked)
        page.on("response", self._answered)
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.troubles.append(f"a script failed: {error}"))
        return page

    def _asked(self, request: Request) -> None:
        host = urlsplit(request.url).hostname or "localhost"
        if not host.endswith("localhost"):
            self.troubles.append(f"asked somebody else: {request.url}")

    def _answered(self, response: Response) -> None:
        request = response.request
        if request.is_navigation_request():
            self.status = response.status
        elif response.status >= 400:
            self.troubles.append(f"{response.status} for {response.url}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.troubles.append(f"in the console: {message.text}")

    # ---- Looking -------------------------------------------------------------------------------

    def where(self) -> str:
        """The path of the page that is open."""
        return urlsplit(self.page.url).path

    def check(self, status: int = 200) -> None:
        """Hold the open page to what every page promises."""
        self.page.wait_for_load_state()
        place = f"{self.site.pattern(self.where())} ({self.where()}) at {self.way}"
        assert self.status == status, f"{place} answered {self.status}"
        assert self.troubles == [], f"{place}: {self.troubles}"
        wide = self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        if wide > 0:
            pytest.fail(f"{place} scrolls sideways: {self.page.evaluate(TOO_WIDE)}")
        if self.way.scripts:
            self._audit(place)

    def _audit(self, place: str) -> None:
        """Let axe look at each kind of page once for each shape that it takes."""
        kind = (self.way, self.site.pattern(self.where()), self.page.evaluate(SHAPE))
        if kind in audited:
            return
        found = AXE.run(self.page, options=OPTIONS).response["violations"]
        told = [
            f"{rule['id']} ({rule['impact']}): {rule['help']}\n    {node['html'][:200]}\n"
            f"    {node['failureSummary']}"
            for rule in found
            for node in rule["nodes"]
        ]
        assert not found, f"{place} breaks\n  " + "\n  ".join(told)
        audited.add(kind)

    def reads(self, *texts: str) -> None:
        """See each of these texts on the page: the page's own, or what somebody wrote."""
        for text in texts:
            seen = self.page.get_by_text(self.say(text))
            expect(
                seen.or_(self.page.get_by_text(self.way.tongue.named(text))).first
            ).to_be_visible()

    def never_reads(self, *texts: str) -> None:
        """Find none of these texts anywhere in what the server sent."""
        sent = self.page.content()
        for text in (*map(self.say, texts), *map(self.way.tongue.named, texts)):
            assert text not in sent, f"{text!r} is on {self.where()}"

    def link(self, name: str | re.Pattern[str], **options: Any) -> Locator:
        """A link by what a screen reader calls it."""
        return self.page.get_by_role("link", name=self.way.tongue.match(name), **options)

    def button(self, name: str, **options: Any) -> Locator:
        """A button by what a screen reader calls it."""
        return self.page.get_by_role("button", name=self.way.tongue.match(name), **options)

    # ---- Going ---------------------------------------------------------------------------------

    def visit(self, path: str, status: int = 200) -> None:
        """Type an address."""
        self.page.goto(path)
        self.check(status)

    def tab_to(self, target: Locator) -> None:
        """Press Tab until something has the focus, and see that it shows it."""
        expect(target).to_have_count(1)
        for _ in range(FURTHEST):
            if target.evaluate("one => one === document.activeElement"):
                break
            self.page.keyboard.press("Tab")
        expect(target).to_be_focused()
        assert target.evaluate("one => one.matches(':focus-visible')")
        expect(target).to_be_in_viewport()

    def press(self, target: Locator, key: str = "Enter", status: int = 200) -> None:
        """Go to a link or a button by keyboard, use it, and check the page it leads to."""
        self.tab_to(target)
        with self.page.expect_navigation():
            self.page.keyboard.press(key)
        self.check(status)

    def follow(self, name: str | re.Pattern[str], **options: Any) -> None:
        """Follow a link."""
        self.press(self.link(name, **options))

    def use(self, name: str, status: int = 200, key: str = "Enter", **options: Any) -> None:
        """Press a button that sends a form."""
        self.press(self.button(name, **options), key, status)

    def write(self, label: str, text: str, **options: Any) -> None:
        """Write into a field, over what stood there."""
        self.tab_to(self.page.get_by_role("textbox", name=self.say(label), **options))
        self.page.keyboard.press("ControlOrMeta+A")
        self.page.keyboard.insert_text(self.way.tongue.named(text))

    def tick(self, label: str, **options: Any) -> None:
        """Tick a box, or take its tick away, with Space."""
        box = self.page.get_by_role("checkbox", name=self.say(label), **options)
        before = box.is_checked()
        self.tab_to(box)
        self.page.keyboard.press("Space")
        expect(box).to_be_checked(checked=not before)

    def choose(self, label: str, **options: Any) -> None:
        """Choose one of some radio buttons: Tab to the group, Space, then arrow keys."""
        wanted = self.page.get_by_role("radio", name=self.say(label), **options)
        group = self.page.locator(f"input[type=radio][name='{wanted.get_attribute('name')}']")
        checked = group.and_(self.page.locator(":checked"))
        self.tab_to(checked if checked.count() else group.first)
        self.page.keyboard.press("Space")
        for _ in range(group.count()):
            if wanted.is_checked():
                break
            self.page.keyboard.press("ArrowDown")
        expect(wanted).to_be_checked()
        expect(wanted).to_be_focused()

    def pick(self, label: str, text: str) -> None:
        """Pick from a list by typing how the choice begins."""
        box, text = self.page.get_by_role("combobox", name=self.say(label)), self.say(text)
        self.tab_to(box)
        self.page.keyboard.type(text)
        assert box.evaluate("one => one.selectedOptions[0].text") == text

    def write_date(self, day: date) -> None:
        """Write a day into the three boxes for it."""
        self.write("Day", str(day.day), exact=True)
        self.write("Month", str(day.month), exact=True)
        self.write("Year", str(day.year), exact=True)

    def unfold(self, text: str) -> None:
        """Open what is folded away."""
        summary = self.page.locator("summary", has_text=self.say(text))
        self.tab_to(summary)
        self.page.keyboard.press("Enter")
        expect(summary.locator("..")).to_have_attribute("open", "")

    def told_what_is_wrong(self, message: str) -> None:
        """Stand at the error summary, and go from it to the field that it names."""
        assert self.page.title().startswith(f"{self.say('Error')}: ")
        if self.way.scripts:
            expect(self.page.locator(".govuk-error-summary")).to_be_focused()
        summary = self.page.locator(".govuk-error-summary")
        wrong = summary.get_by_role("link", name=self.say(message))
        self.tab_to(wrong)
        self.page.keyboard.press("Enter")
        field = wrong.evaluate("one => one.hash")
        expect(self.page.locator(field)).to_be_focused()

    def be(self, name: str) -> None:
        """Sign in as one of the demo people."""
        self.visit("/demo/sign-in")
        if self.way.tongue.locale == "cy":
            self.follow("Cymraeg")
        self.use(f"Be {name}", exact=True)
        assert self.where() == "/home"
