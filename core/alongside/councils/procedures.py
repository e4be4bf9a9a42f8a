"""The statutory complaints procedures for social care, by nation, with their clocks.

Plain values: whoever runs a complaint computes its dates with `working_days.add_working_days`. A
council's own words and link come from its page of basics.
"""

from dataclasses import dataclass
from typing import Any, Literal

from flask_babel import lazy_gettext as _l

About = Literal["adults", "children"]
ENGLAND, WALES, SCOTLAND, IRELAND = NATIONS = ("England", "Wales", "Scotland", "Northern Ireland")


@dataclass(frozen=True)
class Procedure:
    """One procedure's clocks, in working days after the day on which the complaint came.

    None stands where the law sets no number. `respond_after` says what the answer's clock starts
    from: Wales counts from the acknowledgement. `longest_working_days` is what the first answer may
    take when more time is agreed. `source` is where the rule stands.
    """

    name: Any
    acknowledge_working_days: int | None
    respond_working_days: int | None
    note: Any
    source: Any
    longest_working_days: int | None = None
    respond_after: Literal["receipt", "acknowledgement"] = "receipt"
    ombudsman: Any = ""


_ENGLAND_CHILDREN = Procedure(
    name=_l("Children's services complaint"),
    acknowledge_working_days=None,
    respond_working_days=10,
    longest_working_days=20,
    note=_l(
        "Stage 1: an answer within 10 working days, or up to 20 where it is complex or an "
        "advocate is being found. Stage 2: an independent investigation within 25 working days, or "
        "up to 65. Stage 3: a panel of three independent people. A child can have an advocate."
    ),
    source="Children Act 1989 Representations Procedure (England) Regulations 2006, reg. 14 to 19",
    ombudsman=_l("Local Government and Social Care Ombudsman"),
)
_ENGLAND_ADULTS = Procedure(
    name=_l("Adult social care complaint"),
    acknowledge_working_days=3,
    respond_working_days=None,
    note=_l(
        "Acknowledged within 3 working days. The council agrees with you how it will look into it "
        "and by when; if nothing was agreed, an answer is due within 6 months. Complain within 12 "
        "months. What is put right by the end of the next working day needs no formal complaint."
    ),
    source=(
        "Local Authority Social Services and National Health Service Complaints (England) "
        "Regulations 2009 (SI 2009/309), reg. 8, 12, 13 and 14"
    ),
    ombudsman=_l("Local Government and Social Care Ombudsman"),
)
_WALES = Procedure(
    name=_l("Social services complaint"),
    acknowledge_working_days=2,
    respond_working_days=10,
    respond_after="acknowledgement",
    note=_l(
        "Acknowledged within 2 working days, and a talk offered within 10 working days after that. "
        "If it is not settled you can ask for a formal investigation by someone independent, with "
        "a full answer within 25 working days."
    ),
    source=_l(
        "Social Services Complaints Procedure (Wales) Regulations 2014 (WSI 2014/1794), Part 4"
    ),
    ombudsman=_l("Public Services Ombudsman for Wales"),
)
_WALES_CHILDREN = Procedure(
    name=_l("Children's social services complaint"),
    acknowledge_working_days=2,
    respond_working_days=10,
    respond_after="acknowledgement",
    note=_WALES.note,
    source=_l("Representations Procedure (Wales) Regulations 2014 (WSI 2014/1795)"),
    ombudsman=_WALES.ombudsman,
)
_SCOTLAND = Procedure(
    name=_l("Complaint to the council"),
    acknowledge_working_days=3,
    respond_working_days=5,
    longest_working_days=10,
    note=_l(
        "Stage 1: an answer within 5 working days, or up to 10. Stage 2: acknowledged within 3 "
        "working days and answered within 20."
    ),
    source="Scottish Public Services Ombudsman, Model Complaints Handling Procedure (2020)",
    ombudsman=_l("Scottish Public Services Ombudsman"),
)
_IRELAND = Procedure(
    name=_l("Health and social care complaint"),
    acknowledge_working_days=3,
    respond_working_days=5,
    longest_working_days=10,
    note=_l(
        "Social care belongs to the health and social care trusts here, and a complaint about it "
        "goes to the trust. Stage 1: an answer within 5 working days, or up to 10. Stage 2: "
        "acknowledged within 3 working days."
    ),
    source=(
        "Northern Ireland Public Services Ombudsman, Health and Social Care Model Complaints "
        "Handling Procedure (1 July 2025)"
    ),
    ombudsman=_l("Northern Ireland Public Services Ombudsman"),
)

_PROCEDURES: dict[tuple[str, About], Procedure] = {
    (ENGLAND, "children"): _ENGLAND_CHILDREN,
    (ENGLAND, "adults"): _ENGLAND_ADULTS,
    (WALES, "children"): _WALES_CHILDREN,
    (WALES, "adults"): _WALES,
    (SCOTLAND, "children"): _SCOTLAND,
    (SCOTLAND, "adults"): _SCOTLAND,
    (IRELAND, "children"): _IRELAND,
    (IRELAND, "adults"): _IRELAND,
}


def procedure(nation: str, about: About = "adults") -> Procedure:
    """The procedure of a nation. Raises LookupError for a nation that is not one of the four."""
    try:
        return _PROCEDURES[nation, about]
    except KeyError:
        raise LookupError(f"There is no procedure for {about!r} in {nation!r}.") from None


def languages_of(nation: str) -> list[str]:
    """The languages that a council of this nation starts with: Welsh is offered in Wales."""
    return ["en", "cy"] if nation == WALES else ["en"]
