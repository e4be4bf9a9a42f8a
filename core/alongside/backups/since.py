"""What protects people and was done after a backup: it is gone with the restore, so it is told."""

from collections.abc import Sequence
from datetime import datetime

from flask import Flask
from sqlalchemy import Select, func, select

from alongside.backups.erased import councils
from alongside.groups.models import Membership, today
from alongside.identity.models import CouncilRole
from alongside.lifecycle import at_council
from alongside.people.wall_models import Wall
from alongside.people.withholding_models import Withholding
from alongside.rights.models import LegalHold


def protected_since(app: Flask, moment: datetime) -> Sequence[str]:
    """How often somebody was protected since a moment, a phrase for each kind of which there is."""
    sums = dict.fromkeys(_kinds(moment), 0)
    for slug in councils(app):
        with at_council(app, slug) as session:
            for words, query in _kinds(moment).items():
                sums[words] += session.scalar(query) or 0
    return tuple(f"{count} {words}" for words, count in sums.items() if count)


def _kinds(moment: datetime) -> dict[str, Select[int]]:
    day = moment.date()
    return {
        "× ways to reach somebody were kept back": select(func.count(Withholding.id)).where(
            Withholding.created_at >= moment, Withholding.lifted_at.is_(None)
        ),
        "× two people were kept apart": select(func.count(Wall.id)).where(
            Wall.created_at >= moment, Wall.lifted_at.is_(None)
        ),
        "× a legal hold was placed": select(func.count(LegalHold.id)).where(
            LegalHold.created_at >= moment, LegalHold.lifted_at.is_(None)
        ),
        "× a council role ended": select(func.count(CouncilRole.id)).where(
            CouncilRole.ends_on >= day, CouncilRole.ends_on <= today()
        ),
        "× somebody left a group": select(func.count(Membership.id)).where(
            Membership.left_on >= day, Membership.left_on <= today()
        ),
    }
