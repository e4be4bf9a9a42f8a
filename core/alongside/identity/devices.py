"""What a browser calls itself, in words that its owner knows it by."""

from flask_babel import gettext as _

# The first that fits wins: Edge, Samsung and Opera call themselves Chrome, and Chrome Safari.
BROWSERS = (
    (("Edg/", "EdgA/", "EdgiOS/"), "Edge"),
    (("SamsungBrowser/",), "Samsung Internet"),
    (("OPR/", "Opera"), "Opera"),
    (("Firefox/", "FxiOS/"), "Firefox"),
    (("Chrome/", "CriOS/", "Chromium/"), "Chrome"),
    (("Safari/",), "Safari"),
)
SYSTEMS = (
    (("iPhone",), "iPhone"),
    (("iPad",), "iPad"),
    (("Android",), "Android"),
    (("Windows",), "Windows"),
    (("CrOS",), "ChromeOS"),
    (("Macintosh", "Mac OS X"), "Mac"),
    (("Linux",), "Linux"),
)


def in_words(agent: str) -> str:
    """For example "Firefox on Android"; "a browser" for one that we do not know.

    A browser may call itself what it likes: this helps to recognise one's own, and proves nothing.
    """
    browser, system = _first(BROWSERS, agent), _first(SYSTEMS, agent)
    if browser and system:
        return str(_("%(browser)s on %(system)s", browser=browser, system=system))
    if system:
        return str(_("a browser on %(system)s", system=system))
    return browser or str(_("a browser"))


def _first(names: tuple[tuple[tuple[str, ...], str], ...], agent: str) -> str:
    return next((name for signs, name in names if any(sign in agent for sign in signs)), "")
