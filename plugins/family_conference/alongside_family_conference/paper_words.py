"""Words for paper: whatever says where somebody lives, or how to reach them, is left out.

A page asks who reads it. Paper lies on tables and is passed on, also to whoever must not find
somebody. What goes is told by how it looks and never by what is kept back of anybody: else a guess
could be written into a plan, and a gap on paper would say that it was right. Source: domain.md 1a.
"""

import re

from flask_babel import gettext as _

_NUMBER = (
    r"(?:\b(?:flat|apartment|unit|fflat)\s)?\b\d{1,5}[a-z]?(?: ?[-–/] ?\d{1,5}[a-z]?)?,?\s{1,2}"
)
_NAME = r"(?:[A-ZÂÊÎÔÛŴŶ][\w’'-]{0,40}\s{1,2}){1,3}"
_PLAIN = r"(?:Road|Rd|Street|Avenue|Ave|Crescent|Cres|Terrace|Mews)\b"
_ALSO = (
    r"(?:St|Lane|Ln|Close|Drive|Court|Gardens|Grove|Place|Way|Hill|Square|Row|Rise|Walk|Park|Green|"
    r"Parade|View|Villas|Wharf|Quay|House|Lodge|Cottages?)\b"
)
_WELSH = r"(?:Stryd|Heol|Lôn|Rhodfa)\s(?:(?:y|yr|Y|Yr)\s)?[A-ZÂÊÎÔÛŴŶ][\w’'-]+"
_WELSH_ALSO = r"(?:Ffordd|Maes|Clos|Teras|Cilgant)\s(?:(?:y|yr)\s)?[A-ZÂÊÎÔÛŴŶ][\w’'-]+"

_PATTERNS = (
    r"(?<![^\s@<>()])[^\s@<>()]+@[^\s@<>()]+\.\w+",  # an e-mail address
    r"(?<!\w)(?:\+|00)\d(?:[\s().-]{0,3}\d){7,}",  # a telephone number from abroad
    r"(?<![\w£])(?!\d\d[-.]\d\d[-.]\d{4}\b)\(?0\d(?:[\s().-]{0,3}\d){7,}",  # one from here
    r"(?<![\w£])(?:\d{6,}|\d{3}[ .-]\d{4})(?!\w)",  # one without it
    r"(?i:\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b)",  # a postcode
    rf"(?i:{_NUMBER}(?:[\w’'-]{{1,40}}\s{{1,2}}){{1,3}}{_PLAIN})",
    rf"(?i:{_NUMBER}){_NAME}{_ALSO}",
    rf"\b{_NAME}{_PLAIN}",
    rf"(?:(?i:{_NUMBER}))?\b{_WELSH}",
    rf"(?i:{_NUMBER})\b{_WELSH_ALSO}",
    rf"(?<=\b[io]n )\b{_NAME}(?:Lane|Close|Drive|Grove|Gardens)\b",
    rf"(?<=\bat )\b{_NAME}(?:Lane|Close|Drive|Grove|Gardens)\b",
)
_ADDRESS = re.compile("|".join(f"(?:{one})" for one in _PATTERNS))


def without_addresses(words: str) -> str:
    """The words as they are, without addresses, e-mail addresses and telephone numbers.

    What looks like nothing of the kind stays, such as the name of a house or a school: whoever
    makes a copy is asked to read it once more.
    """
    return _ADDRESS.sub(str(_("(left out on paper)")), words)
