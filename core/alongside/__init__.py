"""Alongside: what a plugin author imports, and nothing else.

Everything here keeps working for as long as `api = "1"` does. What a practice needs and cannot
find here is a gap to be reported, not a reason to reach inside.
"""

from alongside.access.actor import Actor
from alongside.access.permissions import Permission, permission
from alongside.access.predicates import (
    anyone,
    is_administrator,
    is_data_officer,
    is_member,
    is_signed_in,
    is_worker,
)
from alongside.app import create_app
from alongside.councils.authorities import Authority
from alongside.councils.authorities import authorities as local_authorities
from alongside.councils.models import Council
from alongside.councils.practices import practice_settings
from alongside.councils.procedures import Procedure, procedure
from alongside.councils.working_days import add_working_days
from alongside.db.base import GlobalModel, Model, reference
from alongside.db.tenancy import CouncilSession
from alongside.db.time import utcnow
from alongside.groups.memberships import share_a_group
from alongside.groups.models import Group, Membership
from alongside.groups.people_field import PeopleField, PersonField
from alongside.groups.picker import acquaintances, choose_people, describe_people, find_people
from alongside.identity.invitations import Invited, invite
from alongside.identity.roles import colleagues, people_with_role
from alongside.identity.shown_once import show_invitation
from alongside.identity.tries import not_too_often
from alongside.identity.welcome import person_with_address, send_sign_in_link, welcome
from alongside.imports.here_already import check_people
from alongside.imports.of_people import PERSON_FIELDS, keep_people
from alongside.kernel.hookspecs import hookimpl
from alongside.kernel.importable import Importable, ImportField, ImportRow
from alongside.kernel.practice import Function, GroupKind, Holding, Practice, Role
from alongside.messages.outbox import send
from alongside.people.contacts import safe_contacts
from alongside.people.languages import LANGUAGES
from alongside.people.models import Person
from alongside.people.needs import communication_needs
from alongside.people.walls import all_apart, apart_from, may_be_together
from alongside.people.withholding import is_kept_from
from alongside.records.log import note
from alongside.rights.corrections import corrections
from alongside.web.addresses import absolute_url
from alongside.web.context import current
from alongside.web.fields import DatePartsField, MultiCheckboxField, TextAreaField, choices
from alongside.web.forms import EditForm, Form, PublicForm
from alongside.web.pages import Pages
from alongside.web.qr import qr_svg
from alongside.web.slots import Card, Link, Measure, Section
from alongside.web.spreadsheets import csv_file
from alongside.web.uploads import FileNeeded, Upload, UploadField, send_upload

__all__ = [
    "LANGUAGES",
    "PERSON_FIELDS",
    "Actor",
    "Authority",
    "Card",
    "Council",
    "CouncilSession",
    "DatePartsField",
    "EditForm",
    "FileNeeded",
    "Form",
    "Function",
    "GlobalModel",
    "Group",
    "GroupKind",
    "Holding",
    "ImportField",
    "ImportRow",
    "Importable",
    "Invited",
    "Link",
    "Measure",
    "Membership",
    "Model",
    "MultiCheckboxField",
    "Pages",
    "PeopleField",
    "Permission",
    "Person",
    "PersonField",
    "Practice",
    "Procedure",
    "PublicForm",
    "Role",
    "Section",
    "TextAreaField",
    "Upload",
    "UploadField",
    "absolute_url",
    "acquaintances",
    "add_working_days",
    "all_apart",
    "anyone",
    "apart_from",
    "check_people",
    "choices",
    "choose_people",
    "colleagues",
    "communication_needs",
    "corrections",
    "create_app",
    "csv_file",
    "current",
    "describe_people",
    "find_people",
    "hookimpl",
    "invite",
    "is_administrator",
    "is_data_officer",
    "is_kept_from",
    "is_member",
    "is_signed_in",
    "is_worker",
    "keep_people",
    "local_authorities",
    "may_be_together",
    "not_too_often",
    "note",
    "people_with_role",
    "permission",
    "person_with_address",
    "practice_settings",
    "procedure",
    "qr_svg",
    "reference",
    "safe_contacts",
    "send",
    "send_sign_in_link",
    "send_upload",
    "share_a_group",
    "show_invitation",
    "utcnow",
    "welcome",
]
