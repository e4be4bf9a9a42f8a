"""Whose data each of the core's own tables holds, declared as a practice declares its own."""

from flask_babel import lazy_gettext as _l

from alongside.kernel.practice import Holding

_ROLES_BECAUSE = _l("The council must be able to show who could do what, and when.")
_RECORD_BECAUSE = _l("The council must be able to show who opened and changed what.")
_REASON_BECAUSE = _l("Whoever's page was opened may read why.")
_TRACES = "traces"
_HARM = _l("Telling of it could lead to serious harm (Data Protection Act 2018, Schedule 3).")
_COPY_BECAUSE = _l("The council must be able to show how it answered.")

PEOPLE = (
    Holding(
        "person",
        "id",
        _l("Your name, and how you sign in"),
        "anonymise",
        clear=(
            *("name", "known_as", "pronouns", "born_on", "sort_name"),
            *("language", "sign_in_address", "handle"),
        ),
    ),
    Holding("person", "added_by_id", _l("People you added"), "anonymise"),
    Holding("name_word", "person_id", _l("Words of your name, by which you can be found")),
    Holding("about_me", "person_id", _l("What stands on your page")),
    Holding("about_me", "written_by_id", _l("Where you wrote on people's pages"), "anonymise"),
    Holding("gift", "person_id", _l("Your gifts and wishes")),
    Holding("gift", "added_by_id", _l("Gifts and wishes you added"), "anonymise"),
    Holding("contact", "person_id", _l("How to reach you")),
    Holding("communication_need", "person_id", _l("What helps to talk with you")),
    Holding("relationship", "person_id", _l("People you are related to")),
    Holding("relationship", "other_id", _l("People who are related to you")),
    Holding("relationship", "added_by_id", _l("Relationships you added"), "anonymise"),
)

SAFETY = (
    Holding("withholding", "person_id", _l("What is kept back for your safety, and why")),
    Holding("withholding", "placed_by_id", _l("What you kept back for others"), "anonymise"),
    Holding("withholding", "lifted_by_id", _l("What you no longer keep back"), "anonymise"),
    Holding("withholding_confidant", "person_id", _l("Where you see what is kept back")),
    Holding("withholding_confidant", "added_by_id", _l("Whom you let see it"), "anonymise"),
    Holding("wall", "one_id", _l("Kept for somebody's safety"), untold=_HARM),
    Holding("wall", "other_id", _l("Kept for somebody's safety"), untold=_HARM),
    Holding("wall", "placed_by_id", _l("Walls you put up"), "anonymise"),
    Holding("wall", "lifted_by_id", _l("Walls you took away"), "anonymise"),
)

GROUPS = (
    Holding("group", "added_by_id", _l("Groups you began"), "anonymise"),
    Holding("membership", "person_id", _l("Groups you are or were in")),
    Holding("membership", "added_by_id", _l("Whom you took into a group"), "anonymise"),
    Holding("membership", "ended_by_id", _l("Whose part in a group you ended"), "anonymise"),
)

COMING_IN = (
    Holding(
        "council_role",
        "person_id",
        _l("What you may do for the council"),
        "retain",
        because=_ROLES_BECAUSE,
        retention="accountability",
    ),
    Holding("council_role", "given_by_id", _l("Roles you gave"), "anonymise"),
    Holding("invitation", "person_id", _l("Invitations you were sent"), retention=_TRACES),
    Holding(
        "invitation",
        "invited_by_id",
        _l("Whom you invited into a group"),
        "anonymise",
        retention=_TRACES,
    ),
    Holding("sign_in", "person_id", _l("When and where you signed in"), retention=_TRACES),
    Holding(
        "sign_in_link", "person_id", _l("Links to sign in that we sent you"), retention=_TRACES
    ),
    Holding("factor", "person_id", _l("Passkeys and apps with which you prove that it is you")),
    Holding("work_account", "person_id", _l("The work account that signs you in")),
    Holding("recovery_code", "person_id", _l("Hashes of your recovery codes")),
    Holding(
        "passkey_challenge",
        "person_id",
        _l("Numbers that passkeys sign, for five minutes"),
        retention=_TRACES,
    ),
    Holding(
        "sign_in_attempt",
        None,
        _l("Hashes that slow guessing down, kept for a day"),
        retention=_TRACES,
    ),
    Holding(
        "submission", "person_id", _l("Forms you sent, so that none acts twice"), retention=_TRACES
    ),
    Holding("message", "to_person_id", _l("Messages we sent you"), retention=_TRACES),
    Holding(
        "import_run",
        "started_by_id",
        _l("Spreadsheets you brought in, for two weeks"),
        retention=_TRACES,
    ),
    Holding(
        "import_row",
        None,
        _l("Rows of such a spreadsheet, until they are kept or given up"),
        retention=_TRACES,
    ),
)

RECORDS = (
    Holding(
        "record_entry",
        "actor_id",
        _l("What you opened and changed"),
        "retain",
        because=_RECORD_BECAUSE,
        retention="accountability",
    ),
    Holding(
        "record_entry",
        "subject_id",
        _l("When somebody opened or changed your page"),
        "retain",
        because=_RECORD_BECAUSE,
        retention="accountability",
    ),
    Holding(
        "looking_reason",
        "actor_id",
        _l("Why you opened people's pages"),
        "retain",
        because=_REASON_BECAUSE,
        retention="accountability",
    ),
    Holding("looking_reason", "person_id", _l("Why people opened your page")),
)

REQUESTS = (
    Holding(
        "rights_request",
        "person_id",
        _l("What you asked for, and how it was answered"),
        "retain",
        because=_COPY_BECAUSE,
        retention="accountability",
    ),
    Holding("rights_request", "reviewed_by_id", _l("Copies you reviewed"), "anonymise"),
    Holding("rights_request", "released_by_id", _l("Copies you released"), "anonymise"),
    Holding("rights_request", "closed_by_id", _l("Requests you answered"), "anonymise"),
    Holding(
        "rights_hold",
        "person_id",
        _l("Why nothing about you may be erased for a while"),
        "retain",
        because=_COPY_BECAUSE,
        retention="accountability",
    ),
    Holding("rights_hold", "placed_by_id", _l("Legal holds you placed"), "anonymise"),
    Holding("rights_hold", "lifted_by_id", _l("Legal holds you lifted"), "anonymise"),
    Holding(
        "rights_tombstone",
        "person_id",
        _l("That you were erased, so that it stays so"),
        "retain",
        because=_l("Without it, an old backup would bring everything back."),
        retention="accountability",
    ),
    Holding(
        "rights_correction", "person_id", _l("What you said is not right, and what came of it")
    ),
    Holding("rights_retention", "changed_by_id", _l("Times to keep that you set"), "anonymise"),
    Holding("rights_later", "person_id", _l("Why what is held about you is kept longer")),
    Holding("rights_later", "decided_by_id", _l("Whom you kept longer"), "anonymise"),
    Holding("rights_copied_row", None, _l("Rows copied for a request, which go with it")),
)

HOLDINGS = (*PEOPLE, *SAFETY, *GROUPS, *COMING_IN, *RECORDS, *REQUESTS)
