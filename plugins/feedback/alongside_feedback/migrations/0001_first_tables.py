"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create them."""
    op.create_table(
        "feedback_attempt",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("what_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_feedback_attempt_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_attempt")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_feedback_attempt_council_id_id")),
    )
    op.create_index(
        "ix_feedback_attempt_what",
        "feedback_attempt",
        ["council_id", "what_hash", "created_at"],
        unique=False,
    )
    op.create_table(
        "feedback_place",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("added_by_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "added_by_id"],
            ["person.council_id", "person.id"],
            name="fk_feedback_place_added_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_feedback_place_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_place")),
        sa.UniqueConstraint("council_id", "code", name=op.f("uq_feedback_place_council_id_code")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_feedback_place_council_id_id")),
    )
    op.create_index(
        "ix_feedback_place_added_by_id",
        "feedback_place",
        ["council_id", "added_by_id"],
        unique=False,
    )
    op.create_table(
        "feedback_enterprise",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("hope", sa.Text(), nullable=False),
        sa.Column("signs", sa.Text(), nullable=False),
        sa.Column("look_back_on", sa.Date(), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=True),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("opened_by_id", sa.Uuid(), nullable=True),
        sa.Column("looking_back_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revealed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("nothing_because", sa.Text(), nullable=False),
        sa.Column("nothing_by_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state IN ('forming', 'together', 'writing', 'revealed', 'ended')",
            name=op.f("ck_feedback_enterprise_state"),
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "group_id"],
            ["group.council_id", "group.id"],
            name="fk_feedback_enterprise_group_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "nothing_by_id"],
            ["person.council_id", "person.id"],
            name="fk_feedback_enterprise_nothing_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "opened_by_id"],
            ["person.council_id", "person.id"],
            name="fk_feedback_enterprise_opened_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_feedback_enterprise_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_enterprise")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_feedback_enterprise_council_id_id")),
    )
    op.create_index(
        "ix_feedback_enterprise_group_id",
        "feedback_enterprise",
        ["council_id", "group_id"],
        unique=False,
    )
    op.create_index(
        "ix_feedback_enterprise_nothing_by_id",
        "feedback_enterprise",
        ["council_id", "nothing_by_id"],
        unique=False,
    )
    op.create_index(
        "ix_feedback_enterprise_opened_by_id",
        "feedback_enterprise",
        ["council_id", "opened_by_id"],
        unique=False,
    )
    op.create_table(
        "feedback_change",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("enterprise_id", sa.Uuid(), nullable=False),
        sa.Column("proposed_by_id", sa.Uuid(), nullable=True),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("by", sa.Date(), nullable=True),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("moved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("public_words", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "status IN ('proposed', 'agreed', 'under_way', 'done', 'learned')",
            name=op.f("ck_feedback_change_status"),
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "enterprise_id"],
            ["feedback_enterprise.council_id", "feedback_enterprise.id"],
            name="fk_feedback_change_enterprise_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "owner_id"],
            ["person.council_id", "person.id"],
            name="fk_feedback_change_owner_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "proposed_by_id"],
            ["person.council_id", "person.id"],
            name="fk_feedback_change_proposed_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_feedback_change_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_change")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_feedback_change_council_id_id")),
    )
    op.create_index(
        "ix_feedback_change_enterprise_id",
        "feedback_change",
        ["council_id", "enterprise_id"],
        unique=False,
    )
    op.create_index(
        "ix_feedback_change_owner_id", "feedback_change", ["council_id", "owner_id"], unique=False
    )
    op.create_index(
        "ix_feedback_change_proposed_by_id",
        "feedback_change",
        ["council_id", "proposed_by_id"],
        unique=False,
    )
    op.create_table(
        "feedback_glance",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("enterprise_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "enterprise_id"],
            ["feedback_enterprise.council_id", "feedback_enterprise.id"],
            name="fk_feedback_glance_enterprise_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_feedback_glance_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_feedback_glance_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_glance")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_feedback_glance_council_id_id")),
    )
    op.create_index(
        "ix_feedback_glance_enterprise_id",
        "feedback_glance",
        ["council_id", "enterprise_id"],
        unique=False,
    )
    op.create_index(
        "ix_feedback_glance_person_id", "feedback_glance", ["council_id", "person_id"], unique=False
    )
    op.create_table(
        "feedback_participant",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("enterprise_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("standing", sa.String(length=12), nullable=False),
        sa.Column("brings", sa.Text(), nullable=False),
        sa.Column("confirmed_edition", sa.Integer(), nullable=True),
        sa.Column("added_by_id", sa.Uuid(), nullable=True),
        sa.Column("reminded_on", sa.Date(), nullable=True),
        sa.Column("snoozed_until", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "standing IN ('here', 'declined', 'left')",
            name=op.f("ck_feedback_participant_standing"),
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "added_by_id"],
            ["person.council_id", "person.id"],
            name="fk_feedback_participant_added_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "enterprise_id"],
            ["feedback_enterprise.council_id", "feedback_enterprise.id"],
            name="fk_feedback_participant_enterprise_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_feedback_participant_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_feedback_participant_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_participant")),
        sa.UniqueConstraint(
            "council_id",
            "enterprise_id",
            "person_id",
            name=op.f("uq_feedback_participant_council_id_enterprise_id_person_id"),
        ),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_feedback_participant_council_id_id")),
    )
    op.create_index(
        "ix_feedback_participant_added_by_id",
        "feedback_participant",
        ["council_id", "added_by_id"],
        unique=False,
    )
    op.create_index(
        "ix_feedback_participant_enterprise_id",
        "feedback_participant",
        ["council_id", "enterprise_id"],
        unique=False,
    )
    op.create_index(
        "ix_feedback_participant_person_id",
        "feedback_participant",
        ["council_id", "person_id"],
        unique=False,
    )
    op.create_table(
        "feedback_reflection",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("enterprise_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("teaching", sa.Text(), nullable=False),
        sa.Column("surprised", sa.Text(), nullable=False),
        sa.Column("differently", sa.Text(), nullable=False),
        sa.Column("change", sa.Text(), nullable=False),
        sa.Column("helped_by", sa.Text(), nullable=False),
        sa.Column("travelling", sa.Text(), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revealed", sa.Boolean(), nullable=False),
        sa.Column("released", sa.Boolean(), nullable=False),
        sa.Column("taken_away", sa.Boolean(), nullable=False),
        sa.Column("reach", sa.String(length=8), nullable=False),
        sa.Column("reach_wanted", sa.String(length=8), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "reach IN ('us', 'group', 'public')", name=op.f("ck_feedback_reflection_reach")
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "enterprise_id"],
            ["feedback_enterprise.council_id", "feedback_enterprise.id"],
            name="fk_feedback_reflection_enterprise_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_feedback_reflection_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_feedback_reflection_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_reflection")),
        sa.UniqueConstraint(
            "council_id",
            "enterprise_id",
            "person_id",
            name=op.f("uq_feedback_reflection_council_id_enterprise_id_person_id"),
        ),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_feedback_reflection_council_id_id")),
    )
    op.create_index(
        "ix_feedback_reflection_enterprise_id",
        "feedback_reflection",
        ["council_id", "enterprise_id"],
        unique=False,
    )
    op.create_index(
        "ix_feedback_reflection_person_id",
        "feedback_reflection",
        ["council_id", "person_id"],
        unique=False,
    )
    op.create_table(
        "feedback_telling",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("safe_to_email", sa.Boolean(), nullable=False),
        sa.Column("safe_to_text", sa.Boolean(), nullable=False),
        sa.Column("safe_to_call", sa.Boolean(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Uuid(), nullable=True),
        sa.Column("waiting_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("moved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_by_id", sa.Uuid(), nullable=True),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("invited_by_id", sa.Uuid(), nullable=True),
        sa.Column("invited_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("invited_hope", sa.Text(), nullable=False),
        sa.Column("invited_look_back_on", sa.Date(), nullable=True),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("enterprise_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "enterprise_id"],
            ["feedback_enterprise.council_id", "feedback_enterprise.id"],
            name="fk_feedback_telling_enterprise_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "invited_by_id"],
            ["person.council_id", "person.id"],
            name="fk_feedback_telling_invited_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_feedback_telling_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "place_id"],
            ["feedback_place.council_id", "feedback_place.id"],
            name="fk_feedback_telling_place_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "taken_by_id"],
            ["person.council_id", "person.id"],
            name="fk_feedback_telling_taken_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_feedback_telling_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_telling")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_feedback_telling_council_id_id")),
    )
    op.create_index(
        "ix_feedback_telling_enterprise_id",
        "feedback_telling",
        ["council_id", "enterprise_id"],
        unique=False,
    )
    op.create_index(
        "ix_feedback_telling_invited_by_id",
        "feedback_telling",
        ["council_id", "invited_by_id"],
        unique=False,
    )
    op.create_index(
        "ix_feedback_telling_moved", "feedback_telling", ["council_id", "moved_at"], unique=False
    )
    op.create_index(
        "ix_feedback_telling_person_id",
        "feedback_telling",
        ["council_id", "person_id"],
        unique=False,
    )
    op.create_index(
        "ix_feedback_telling_place_id", "feedback_telling", ["council_id", "place_id"], unique=False
    )
    op.create_index(
        "ix_feedback_telling_taken_by_id",
        "feedback_telling",
        ["council_id", "taken_by_id"],
        unique=False,
    )
    op.create_index(
        "ix_feedback_telling_waiting",
        "feedback_telling",
        ["council_id", "waiting_since"],
        unique=False,
    )
    op.create_table(
        "feedback_turn",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("enterprise_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "enterprise_id"],
            ["feedback_enterprise.council_id", "feedback_enterprise.id"],
            name="fk_feedback_turn_enterprise_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_feedback_turn_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_feedback_turn_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_turn")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_feedback_turn_council_id_id")),
    )
    op.create_index(
        "ix_feedback_turn_enterprise_id",
        "feedback_turn",
        ["council_id", "enterprise_id"],
        unique=False,
    )
    op.create_index(
        "ix_feedback_turn_person_id", "feedback_turn", ["council_id", "person_id"], unique=False
    )
    op.create_table(
        "feedback_complaint",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("telling_id", sa.Uuid(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column("nation", sa.String(length=20), nullable=False),
        sa.Column("about", sa.String(length=12), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("wish", sa.Text(), nullable=False),
        sa.Column("helped_by", sa.Text(), nullable=False),
        sa.Column("wants_advocate", sa.Boolean(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "author_id"],
            ["person.council_id", "person.id"],
            name="fk_feedback_complaint_author_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "telling_id"],
            ["feedback_telling.council_id", "feedback_telling.id"],
            name="fk_feedback_complaint_telling_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_feedback_complaint_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_complaint")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_feedback_complaint_council_id_id")),
    )
    op.create_index(
        "ix_feedback_complaint_author_id",
        "feedback_complaint",
        ["council_id", "author_id"],
        unique=False,
    )
    op.create_index(
        "ix_feedback_complaint_telling_id",
        "feedback_complaint",
        ["council_id", "telling_id"],
        unique=False,
    )
    op.create_table(
        "feedback_stance",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("change_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("agrees", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "change_id"],
            ["feedback_change.council_id", "feedback_change.id"],
            name="fk_feedback_stance_change_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_feedback_stance_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_feedback_stance_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_stance")),
        sa.UniqueConstraint(
            "council_id",
            "change_id",
            "person_id",
            name=op.f("uq_feedback_stance_council_id_change_id_person_id"),
        ),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_feedback_stance_council_id_id")),
    )
    op.create_index(
        "ix_feedback_stance_change_id", "feedback_stance", ["council_id", "change_id"], unique=False
    )
    op.create_index(
        "ix_feedback_stance_person_id", "feedback_stance", ["council_id", "person_id"], unique=False
    )
    op.create_table(
        "feedback_step",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("change_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "change_id"],
            ["feedback_change.council_id", "feedback_change.id"],
            name="fk_feedback_step_change_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_feedback_step_person_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_feedback_step_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_step")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_feedback_step_council_id_id")),
    )
    op.create_index(
        "ix_feedback_step_change_id", "feedback_step", ["council_id", "change_id"], unique=False
    )
    op.create_index(
        "ix_feedback_step_person_id", "feedback_step", ["council_id", "person_id"], unique=False
    )
    op.create_table(
        "feedback_telling_key",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("telling_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("secret_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind IN ('link', 'code')", name=op.f("ck_feedback_telling_key_kind")),
        sa.ForeignKeyConstraint(
            ["council_id", "telling_id"],
            ["feedback_telling.council_id", "feedback_telling.id"],
            name="fk_feedback_telling_key_telling_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_feedback_telling_key_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_telling_key")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_feedback_telling_key_council_id_id")),
        sa.UniqueConstraint(
            "council_id", "secret_hash", name=op.f("uq_feedback_telling_key_council_id_secret_hash")
        ),
    )
    op.create_index(
        "ix_feedback_telling_key_telling_id",
        "feedback_telling_key",
        ["council_id", "telling_id"],
        unique=False,
    )
    op.create_table(
        "feedback_telling_turn",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("telling_id", sa.Uuid(), nullable=False),
        sa.Column("by_staff", sa.Boolean(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column("staff_id", sa.Uuid(), nullable=True),
        sa.Column("helped_by", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "author_id"],
            ["person.council_id", "person.id"],
            name="fk_feedback_telling_turn_author_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "staff_id"],
            ["person.council_id", "person.id"],
            name="fk_feedback_telling_turn_staff_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "telling_id"],
            ["feedback_telling.council_id", "feedback_telling.id"],
            name="fk_feedback_telling_turn_telling_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_feedback_telling_turn_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_telling_turn")),
        sa.UniqueConstraint(
            "council_id", "id", name=op.f("uq_feedback_telling_turn_council_id_id")
        ),
    )
    op.create_index(
        "ix_feedback_telling_turn_author_id",
        "feedback_telling_turn",
        ["council_id", "author_id"],
        unique=False,
    )
    op.create_index(
        "ix_feedback_telling_turn_staff_id",
        "feedback_telling_turn",
        ["council_id", "staff_id"],
        unique=False,
    )
    op.create_index(
        "ix_feedback_telling_turn_telling_id",
        "feedback_telling_turn",
        ["council_id", "telling_id"],
        unique=False,
    )
    op.create_table(
        "feedback_complaint_clock",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("complaint_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("latest_on", sa.Date(), nullable=True),
        sa.Column("warned_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("done_by_id", sa.Uuid(), nullable=True),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('acknowledge', 'discuss', 'respond')",
            name=op.f("ck_feedback_complaint_clock_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "complaint_id"],
            ["feedback_complaint.council_id", "feedback_complaint.id"],
            name="fk_feedback_complaint_clock_complaint_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "done_by_id"],
            ["person.council_id", "person.id"],
            name="fk_feedback_complaint_clock_done_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_feedback_complaint_clock_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_complaint_clock")),
        sa.UniqueConstraint(
            "council_id",
            "complaint_id",
            "kind",
            name=op.f("uq_feedback_complaint_clock_council_id_complaint_id_kind"),
        ),
        sa.UniqueConstraint(
            "council_id", "id", name=op.f("uq_feedback_complaint_clock_council_id_id")
        ),
    )
    op.create_index(
        "ix_feedback_complaint_clock_complaint_id",
        "feedback_complaint_clock",
        ["council_id", "complaint_id"],
        unique=False,
    )
    op.create_index(
        "ix_feedback_complaint_clock_done_by_id",
        "feedback_complaint_clock",
        ["council_id", "done_by_id"],
        unique=False,
    )


def downgrade() -> None:
    """Drop them."""
    op.drop_index("ix_feedback_complaint_clock_done_by_id", table_name="feedback_complaint_clock")
    op.drop_index("ix_feedback_complaint_clock_complaint_id", table_name="feedback_complaint_clock")
    op.drop_table("feedback_complaint_clock")
    op.drop_index("ix_feedback_telling_turn_telling_id", table_name="feedback_telling_turn")
    op.drop_index("ix_feedback_telling_turn_staff_id", table_name="feedback_telling_turn")
    op.drop_index("ix_feedback_telling_turn_author_id", table_name="feedback_telling_turn")
    op.drop_table("feedback_telling_turn")
    op.drop_index("ix_feedback_telling_key_telling_id", table_name="feedback_telling_key")
    op.drop_table("feedback_telling_key")
    op.drop_index("ix_feedback_step_person_id", table_name="feedback_step")
    op.drop_index("ix_feedback_step_change_id", table_name="feedback_step")
    op.drop_table("feedback_step")
    op.drop_index("ix_feedback_stance_person_id", table_name="feedback_stance")
    op.drop_index("ix_feedback_stance_change_id", table_name="feedback_stance")
    op.drop_table("feedback_stance")
    op.drop_index("ix_feedback_complaint_telling_id", table_name="feedback_complaint")
    op.drop_index("ix_feedback_complaint_author_id", table_name="feedback_complaint")
    op.drop_table("feedback_complaint")
    op.drop_index("ix_feedback_turn_person_id", table_name="feedback_turn")
    op.drop_index("ix_feedback_turn_enterprise_id", table_name="feedback_turn")
    op.drop_table("feedback_turn")
    op.drop_index("ix_feedback_telling_waiting", table_name="feedback_telling")
    op.drop_index("ix_feedback_telling_taken_by_id", table_name="feedback_telling")
    op.drop_index("ix_feedback_telling_place_id", table_name="feedback_telling")
    op.drop_index("ix_feedback_telling_person_id", table_name="feedback_telling")
    op.drop_index("ix_feedback_telling_moved", table_name="feedback_telling")
    op.drop_index("ix_feedback_telling_invited_by_id", table_name="feedback_telling")
    op.drop_index("ix_feedback_telling_enterprise_id", table_name="feedback_telling")
    op.drop_table("feedback_telling")
    op.drop_index("ix_feedback_reflection_person_id", table_name="feedback_reflection")
    op.drop_index("ix_feedback_reflection_enterprise_id", table_name="feedback_reflection")
    op.drop_table("feedback_reflection")
    op.drop_index("ix_feedback_participant_person_id", table_name="feedback_participant")
    op.drop_index("ix_feedback_participant_enterprise_id", table_name="feedback_participant")
    op.drop_index("ix_feedback_participant_added_by_id", table_name="feedback_participant")
    op.drop_table("feedback_participant")
    op.drop_index("ix_feedback_glance_person_id", table_name="feedback_glance")
    op.drop_index("ix_feedback_glance_enterprise_id", table_name="feedback_glance")
    op.drop_table("feedback_glance")
    op.drop_index("ix_feedback_change_proposed_by_id", table_name="feedback_change")
    op.drop_index("ix_feedback_change_owner_id", table_name="feedback_change")
    op.drop_index("ix_feedback_change_enterprise_id", table_name="feedback_change")
    op.drop_table("feedback_change")
    op.drop_index("ix_feedback_enterprise_opened_by_id", table_name="feedback_enterprise")
    op.drop_index("ix_feedback_enterprise_nothing_by_id", table_name="feedback_enterprise")
    op.drop_index("ix_feedback_enterprise_group_id", table_name="feedback_enterprise")
    op.drop_table("feedback_enterprise")
    op.drop_index("ix_feedback_place_added_by_id", table_name="feedback_place")
    op.drop_table("feedback_place")
    op.drop_index("ix_feedback_attempt_what", table_name="feedback_attempt")
    op.drop_table("feedback_attempt")
