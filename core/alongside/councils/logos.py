"""A council's logo: a small picture, told by its first bytes and not by its name."""

from alongside.councils.models import Council

KINDS = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}
LARGEST = 200_000
_PEEK = 1000


class LogoError(Exception):
    """A picture that cannot be a logo; `why` is `empty`, `large`, `svg` or `kind`."""

    def __init__(self, why: str) -> None:
        """Keep why, for the page to say in its reader's language."""
        self.why = why
        super().__init__(
            {
                "empty": "the file is empty",
                "large": f"it is larger than {LARGEST // 1000} kB",
                "svg": "it is an SVG, which can run scripts; use PNG or JPEG",
                "kind": "it is neither PNG nor JPEG",
            }[why]
        )


def kind_of(data: bytes) -> str:
    """The picture's type. Raises LogoError for one that cannot be a logo."""
    if not data:
        raise LogoError("empty")
    if len(data) > LARGEST:
        raise LogoError("large")
    for beginning, kind in KINDS.items():
        if data.startswith(beginning):
            return kind
    raise LogoError("svg" if b"<svg" in data[:_PEEK].lower() else "kind")


def give(council: Council, data: bytes | None) -> None:
    """Give the council a logo, or with None take it away. Raises LogoError."""
    council.logo_type = kind_of(data) if data is not None else ""
    council.logo = data
    council.changed()
