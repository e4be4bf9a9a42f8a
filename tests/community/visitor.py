"""A browser at a served installation, in which people of the demo sign in one after another."""

from playwright.sync_api import Page, expect


class Visitor:
    """A page of Chromium; what is read and pressed in it is named as its reader sees it."""

    def __init__(self, page: Page, port: int) -> None:
        self.page, self.port = page, port

    def be(self, name: str) -> None:
        """Sign in as somebody of Northbank."""
        self.go("/demo/sign-in")
        self.page.get_by_role("button", name=f"Be {name}", exact=True).click()
        self.page.wait_for_url("**/home")

    def go(self, path: str, council: str = "northbank") -> int:
        """Open a page of a council; gives the status of the answer."""
        answer = self.page.goto(f"http://{council}.localhost:{self.port}{path}")
        assert answer is not None
        return answer.status

    def follow(self, name: str) -> None:
        """Follow a link that says so."""
        self.page.get_by_role("link").filter(has_text=name).click()

    def choose(self, label: str) -> None:
        """Choose one of some people or answers."""
        self.page.get_by_label(label, exact=True).check()

    def write(self, label: str, text: str) -> None:
        """Write into a field."""
        self.page.get_by_label(label).fill(text)

    def press(self, name: str) -> None:
        """Press a button."""
        self.page.get_by_role("button", name=name, exact=True).click()

    def reads(self, *texts: str) -> None:
        """See each of these texts."""
        for text in texts:
            expect(self.page.get_by_text(text).first).to_be_visible()

    def never_reads(self, text: str) -> None:
        """See a text nowhere on the page."""
        expect(self.page.get_by_text(text)).to_have_count(0)
