"""What people and programs type that a form must survive."""

CANARY = "<script>canary(1)</script>"
MARKUP = (
    CANARY,
    '"><img src=x onerror=canary(1)>',
    "'><svg/onload=canary(1)>",
    "</textarea></title><script>canary(1)</script>",
    "{{ 7*7 }}{% raise %}{{ config }}",
    "%(label)s %s %d %% {0} {label}",
    "'; DROP TABLE person; --",
    '=HYPERLINK("http://canary.example","x")',
    "javascript:canary(1)",
    "x\r\nSet-Cookie: canary=1\r\n\r\n<script>canary(1)</script>",
    "../../../etc/passwd",
    "&lt;script&gt;canary&amp;",
)


def lines(pieces: tuple[str, ...], longest: int = 190) -> list[str]:
    """The pieces in as few lines as a box takes."""
    found = [""]
    for piece in pieces:
        if len(found[-1]) + len(piece) >= longest:
            found.append("")
        found[-1] += piece + " "
    return found


RAW = ("<script>canary", "<img src=x", "<svg/onload", "49{%", "%(label)s must")

ODD = (
    "\u202eedirrevO\u202c",  # right-to-left override
    "a\u200bb\u200cc\u200dd\ufeffe",  # nothing to see between the letters
    "\U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466 \U0001f3f4\U000e0067\U000e007f",
    "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d" * 6,
    "before\x00after\x07\x1b[31m",
    "\ufffe\uffff\U0010ffff\ufdd0",
    "\ufdfa" * 8,
    "e\u0301 \u1e9e \ufb03 \u0130I\u0131 \u03a3\u03c2",
    "\u0645\u0631\u062d\u0628\u0627 \u4f60\u597d \u0bb8\u0bcd\u0bb0\u0bc0",
    "line\u2028paragraph\u2029next\x85more",
    "\u3164\u115f\u2800",  # letters that look like nothing
    "\u00a0\u2003\u3000",  # spaces of every kind
)

DATES = (
    ("31", "2", "2027"),
    ("0", "0", "0"),
    ("1", "13", "2027"),
    ("1", "1", "99999"),
    ("-1", "1", "2027"),
    ("٣", "٣", "٢٠٢٧"),  # Arabic digits
    ("1e1", "0x1", "2027.5"),
    ("3", "", "2027"),
    ("²", "①", "2027"),
    ("9" * 5000, "1", "2027"),
    ("\x00", "<script>canary(1)</script>", "2027"),
)

RAW_BODIES = (
    b"=%ff%fe%c0%af",  # no UTF-8
    b"=%ed%a0%80%ed%b0%80",  # half characters
    b"=\xff\xfe\xed\xa0\x80",  # the same, not even quoted
    b"=%00%01%u0041%zz%",
    b"=%f4%90%80%80",  # beyond the last character
)
