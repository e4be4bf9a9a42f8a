"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

SAFETY_INDEXES = {
    "withholding": ("person_id", "placed_by_id", "lifted_by_id"),
    "withholding_confidant": ("withholding_id", "person_id", "added_by_id"),
    "wall": ("one_id", "other_id", "placed_by_id", "lifted_by_id"),
}
HOLD_COLUMNS = ("person_id", "placed_by_id", "lifted_by_id")
CONFIGURES = (
    "(subject_kind IN ('council', 'practice', 'role') OR action IN ('role given', 'role ended'))"
)


def upgrade() -> None:
    """Create them."""
    op.create_table(
        "council",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("slug", sa.String(length=60), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("gss_code", sa.String(length=9), nullable=True),
        sa.Column("nation", sa.Text(), nullable=False),
        sa.Column("host", sa.String(length=253), nullable=True),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("safety_contact", sa.Text(), nullable=False),
        sa.Column("complaints_contact", sa.Text(), nullable=False),
        sa.Column("complaints_link", sa.Text(), nullable=False),
        sa.Column("look", sa.JSON(), nullable=False),
        sa.Column("logo", sa.LargeBinary(), nullable=True),
        sa.Column("logo_type", sa.Text(), nullable=False),
        sa.Column("configuration", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_council")),
        sa.UniqueConstraint("gss_code", name=op.f("uq_council_gss_code")),
        sa.UniqueConstraint("host", name=op.f("uq_council_host")),
        sa.UniqueConstraint("slug", name=op.f("uq_council_slug")),
    )
    op.create_table(
        "holding",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("practice_id", sa.String(length=60), nullable=False),
        sa.Column("table_name", sa.String(length=120), nullable=False),
        sa.Column("person_column", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("erasure", sa.String(length=12), nullable=False),
        sa.Column("clear", sa.JSON(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("shows", sa.JSON(), nullable=False),
        sa.Column("sealed_until", sa.Text(), nullable=False),
        sa.Column("untold", sa.Text(), nullable=False),
        sa.Column("retention", sa.String(length=40), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holding")),
        sa.UniqueConstraint(
            "practice_id",
            "table_name",
            "person_column",
            name=op.f("uq_holding_practice_id_table_name_person_column"),
        ),
    )
    op.create_table(
        "council_practice",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("practice_id", sa.String(length=60), nullable=False),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.Column("settings", sa.JSON(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_council_practice_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_council_practice")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_council_practice_council_id_id")),
        sa.UniqueConstraint(
            "council_id", "practice_id", name=op.f("uq_council_practice_council_id_practice_id")
        ),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("known_as", sa.Text(), nullable=False),
        sa.Column("pronouns", sa.Text(), nullable=False),
        sa.Column("born_on", sa.Date(), nullable=True),
        sa.Column(
            "sort_name",
            sa.Text().with_variant(sa.Text(collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("sign_in_address", sa.Text(), nullable=True),
        sa.Column("language", sa.String(length=16), nullable=False),
        sa.Column("handle", sa.String(length=40), nullable=True),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("added_by_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "added_by_id"],
            ["person.council_id", "person.id"],
            name="fk_person_added_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(["council_id"], ["council.id"], name=op.f("fk_person_council_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("council_id", "handle", name=op.f("uq_person_council_id_handle")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_person_council_id_id")),
        sa.UniqueConstraint(
            "council_id", "sign_in_address", name=op.f("uq_person_council_id_sign_in_address")
        ),
    )
    op.create_index("ix_person_added_by_id", "person", ["council_id", "added_by_id"], unique=False)
    op.create_index("ix_person_sort", "person", ["council_id", "sort_name", "id"], unique=False)
    op.create_table(
        "record_entry",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("capacity", sa.Text(), nullable=False),
        sa.Column("action", sa.String(length=20), nullable=False),
        sa.Column("subject_kind", sa.String(length=60), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=True),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_record_entry_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_record_entry")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_record_entry_council_id_id")),
        sa.UniqueConstraint("council_id", "number", name=op.f("uq_record_entry_council_id_number")),
    )
    op.create_index(
        "ix_record_entry_actor",
        "record_entry",
        ["council_id", "actor_id", "created_at"],
        unique=False,
    )
    op.create_index(
        "ix_record_entry_configures",
        "record_entry",
        ["council_id", "created_at"],
        unique=False,
        sqlite_where=sa.text(CONFIGURES),
        postgresql_where=sa.text(CONFIGURES),
    )
    op.create_index(
        "ix_record_entry_subject",
        "record_entry",
        ["council_id", "subject_id", "created_at"],
        unique=False,
    )
    op.create_table(
        "record_head",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("anchored_on", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_record_head_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_record_head")),
        sa.UniqueConstraint("council_id", name=op.f("uq_record_head_council_id")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_record_head_council_id_id")),
    )
    op.create_table(
        "sign_in_attempt",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("what_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_sign_in_attempt_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_attempt")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_sign_in_attempt_council_id_id")),
    )
    op.create_index(
        op.f("ix_sign_in_attempt_what_hash"), "sign_in_attempt", ["what_hash"], unique=False
    )
    op.create_table(
        "submission",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("location", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_submission_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_submission")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_submission_council_id_id")),
        sa.UniqueConstraint("council_id", "key", name=op.f("uq_submission_council_id_key")),
    )
    op.create_table(
        "about_me",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("heading", sa.String(length=40), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("helped_by", sa.Text(), nullable=False),
        sa.Column("written_by_id", sa.Uuid(), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_about_me_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "written_by_id"],
            ["person.council_id", "person.id"],
            name="fk_about_me_written_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_about_me_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_about_me")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_about_me_council_id_id")),
        sa.UniqueConstraint(
            "council_id",
            "person_id",
            "heading",
            name=op.f("uq_about_me_council_id_person_id_heading"),
        ),
    )
    op.create_index("ix_about_me_person_id", "about_me", ["council_id", "person_id"], unique=False)
    op.create_index(
        "ix_about_me_written_by_id", "about_me", ["council_id", "written_by_id"], unique=False
    )
    op.create_table(
        "communication_need",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_communication_need_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_communication_need_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_communication_need")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_communication_need_council_id_id")),
    )
    op.create_index(
        "ix_communication_need_person_id",
        "communication_need",
        ["council_id", "person_id"],
        unique=False,
    )
    op.create_table(
        "contact",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("safe_to_email", sa.Boolean(), nullable=False),
        sa.Column("safe_to_text", sa.Boolean(), nullable=False),
        sa.Column("safe_to_call", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_contact_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["council_id"], ["council.id"], name=op.f("fk_contact_council_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_contact_council_id_id")),
    )
    op.create_index("ix_contact_person_id", "contact", ["council_id", "person_id"], unique=False)
    op.create_table(
        "council_role",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("given_by_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "given_by_id"],
            ["person.council_id", "person.id"],
            name="fk_council_role_given_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_council_role_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_council_role_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_council_role")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_council_role_council_id_id")),
    )
    op.create_index(
        "ix_council_role_given_by_id", "council_role", ["council_id", "given_by_id"], unique=False
    )
    op.create_index(
        "ix_council_role_person_id", "council_role", ["council_id", "person_id"], unique=False
    )
    op.create_table(
        "factor",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sealed_secret", sa.LargeBinary(), nullable=True),
        sa.Column("last_step", sa.BigInteger(), nullable=False),
        sa.Column("credential_id", sa.LargeBinary(), nullable=True),
        sa.Column("public_key", sa.LargeBinary(), nullable=True),
        sa.Column("sign_count", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind IN ('app', 'passkey')", name=op.f("ck_factor_kind")),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_factor_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["council_id"], ["council.id"], name=op.f("fk_factor_council_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_factor")),
        sa.UniqueConstraint(
            "council_id", "credential_id", name=op.f("uq_factor_council_id_credential_id")
        ),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_factor_council_id_id")),
    )
    op.create_index("ix_factor_person_id", "factor", ["council_id", "person_id"], unique=False)
    op.create_table(
        "passkey_challenge",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("purpose", sa.String(length=8), nullable=False),
        sa.Column("challenge", sa.LargeBinary(length=64), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_passkey_challenge_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_passkey_challenge_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passkey_challenge")),
        sa.UniqueConstraint(
            "council_id", "challenge", name=op.f("uq_passkey_challenge_council_id_challenge")
        ),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_passkey_challenge_council_id_id")),
    )
    op.create_index(
        "ix_passkey_challenge_person_id",
        "passkey_challenge",
        ["council_id", "person_id"],
        unique=False,
    )
    op.create_table(
        "recovery_code",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("code_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_recovery_code_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_recovery_code_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recovery_code")),
        sa.UniqueConstraint(
            "council_id", "code_hash", name=op.f("uq_recovery_code_council_id_code_hash")
        ),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_recovery_code_council_id_id")),
    )
    op.create_index(
        "ix_recovery_code_person_id", "recovery_code", ["council_id", "person_id"], unique=False
    )
    op.create_table(
        "gift",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("added_by_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind IN ('gift', 'wish')", name=op.f("ck_gift_kind")),
        sa.ForeignKeyConstraint(
            ["council_id", "added_by_id"],
            ["person.council_id", "person.id"],
            name="fk_gift_added_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_gift_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["council_id"], ["council.id"], name=op.f("fk_gift_council_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gift")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_gift_council_id_id")),
    )
    op.create_index("ix_gift_added_by_id", "gift", ["council_id", "added_by_id"], unique=False)
    op.create_index("ix_gift_person_id", "gift", ["council_id", "person_id"], unique=False)
    op.create_table(
        "group",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=80), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("added_by_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "added_by_id"],
            ["person.council_id", "person.id"],
            name="fk_group_added_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(["council_id"], ["council.id"], name=op.f("fk_group_council_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_group_council_id_id")),
    )
    op.create_index("ix_group_added_by_id", "group", ["council_id", "added_by_id"], unique=False)
    op.create_index("ix_group_sort", "group", ["council_id", "name", "id"], unique=False)
    op.create_table(
        "looking_reason",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "actor_id"],
            ["person.council_id", "person.id"],
            name="fk_looking_reason_actor_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_looking_reason_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_looking_reason_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_looking_reason")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_looking_reason_council_id_id")),
    )
    op.create_index(
        "ix_looking_reason_actor_id", "looking_reason", ["council_id", "actor_id"], unique=False
    )
    op.create_index(
        "ix_looking_reason_person_id", "looking_reason", ["council_id", "person_id"], unique=False
    )
    op.create_table(
        "message",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("to_person_id", sa.Uuid(), nullable=True),
        sa.Column("to_address", sa.Text(), nullable=False),
        sa.Column("channel", sa.String(length=12), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("about", sa.String(length=160), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("send_after", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("trouble", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "to_person_id"],
            ["person.council_id", "person.id"],
            name="fk_message_to_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["council_id"], ["council.id"], name=op.f("fk_message_council_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_message_council_id_id")),
    )
    op.create_index(
        "ix_message_status", "message", ["council_id", "status", "send_after"], unique=False
    )
    op.create_index(
        "ix_message_to_person_id", "message", ["council_id", "to_person_id"], unique=False
    )
    op.create_table(
        "name_word",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column(
            "word",
            sa.String(length=100).with_variant(sa.String(length=100, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column(
            "sort_name",
            sa.Text().with_variant(sa.Text(collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_name_word_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_name_word_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_name_word")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_name_word_council_id_id")),
    )
    op.create_index(
        "ix_name_word_person_id", "name_word", ["council_id", "person_id"], unique=False
    )
    op.create_index(
        "ix_name_word_word",
        "name_word",
        ["council_id", "word", "sort_name", "person_id"],
        unique=False,
    )
    op.create_table(
        "relationship",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("other_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("added_by_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("person_id <> other_id", name=op.f("ck_relationship_two_people")),
        sa.ForeignKeyConstraint(
            ["council_id", "added_by_id"],
            ["person.council_id", "person.id"],
            name="fk_relationship_added_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "other_id"],
            ["person.council_id", "person.id"],
            name="fk_relationship_other_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_relationship_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_relationship_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_relationship")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_relationship_council_id_id")),
        sa.UniqueConstraint(
            "council_id",
            "person_id",
            "other_id",
            "kind",
            name=op.f("uq_relationship_council_id_person_id_other_id_kind"),
        ),
    )
    op.create_index(
        "ix_relationship_added_by_id", "relationship", ["council_id", "added_by_id"], unique=False
    )
    op.create_index(
        "ix_relationship_other_id", "relationship", ["council_id", "other_id"], unique=False
    )
    op.create_index(
        "ix_relationship_person_id", "relationship", ["council_id", "person_id"], unique=False
    )
    op.create_table(
        "sign_in",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("shared_device", sa.Boolean(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("waits", sa.Boolean(), nullable=False),
        sa.Column("proven_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("by_account", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_sign_in_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["council_id"], ["council.id"], name=op.f("fk_sign_in_council_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_sign_in_council_id_id")),
        sa.UniqueConstraint(
            "council_id", "token_hash", name=op.f("uq_sign_in_council_id_token_hash")
        ),
    )
    op.create_index("ix_sign_in_person_id", "sign_in", ["council_id", "person_id"], unique=False)
    op.create_table(
        "work_account",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("subject", sa.String(length=255), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_work_account_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_work_account_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_account")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_work_account_council_id_id")),
        sa.UniqueConstraint(
            "council_id",
            "issuer",
            "person_id",
            name=op.f("uq_work_account_council_id_issuer_person_id"),
        ),
        sa.UniqueConstraint(
            "council_id",
            "issuer",
            "subject",
            name=op.f("uq_work_account_council_id_issuer_subject"),
        ),
    )
    op.create_index(
        "ix_work_account_person_id", "work_account", ["council_id", "person_id"], unique=False
    )
    op.create_table(
        "sign_in_link",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_sign_in_link_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_sign_in_link_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_link")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_sign_in_link_council_id_id")),
        sa.UniqueConstraint(
            "council_id", "token_hash", name=op.f("uq_sign_in_link_council_id_token_hash")
        ),
    )
    op.create_index(
        "ix_sign_in_link_person_id", "sign_in_link", ["council_id", "person_id"], unique=False
    )
    op.create_table(
        "invitation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("invited_by_id", sa.Uuid(), nullable=True),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("way", sa.String(length=12), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("spoken_hash", sa.LargeBinary(length=32), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "group_id"],
            ["group.council_id", "group.id"],
            name="fk_invitation_group_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "invited_by_id"],
            ["person.council_id", "person.id"],
            name="fk_invitation_invited_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_invitation_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_invitation_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_invitation_council_id_id")),
        sa.UniqueConstraint(
            "council_id", "token_hash", name=op.f("uq_invitation_council_id_token_hash")
        ),
    )
    op.create_index("ix_invitation_group_id", "invitation", ["council_id", "group_id"])
    op.create_index("ix_invitation_invited_by_id", "invitation", ["council_id", "invited_by_id"])
    op.create_index("ix_invitation_person_id", "invitation", ["council_id", "person_id"])
    op.create_table(
        "membership",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("joined_on", sa.Date(), nullable=False),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("added_by_id", sa.Uuid(), nullable=True),
        sa.Column("ended_by_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "added_by_id"],
            ["person.council_id", "person.id"],
            name="fk_membership_added_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "ended_by_id"],
            ["person.council_id", "person.id"],
            name="fk_membership_ended_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "group_id"],
            ["group.council_id", "group.id"],
            name="fk_membership_group_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_membership_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_membership_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_membership_council_id_id")),
    )
    op.create_index(
        "ix_membership_added_by_id", "membership", ["council_id", "added_by_id"], unique=False
    )
    op.create_index(
        "ix_membership_ended_by_id", "membership", ["council_id", "ended_by_id"], unique=False
    )
    op.create_index(
        "ix_membership_group_id", "membership", ["council_id", "group_id"], unique=False
    )
    op.create_index(
        "ix_membership_person_id", "membership", ["council_id", "person_id"], unique=False
    )
    op.create_index(
        "uq_membership_not_left",
        "membership",
        ["council_id", "group_id", "person_id"],
        unique=True,
        sqlite_where=sa.text("left_on IS NULL"),
        postgresql_where=sa.text("left_on IS NULL"),
    )
    op.create_table(
        "rights_request",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("stopped_on", sa.Date(), nullable=True),
        sa.Column("stopped_because", sa.Text(), nullable=False),
        sa.Column("prepared_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reviewed_by_id", sa.Uuid(), nullable=True),
        sa.Column("released_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("released_by_id", sa.Uuid(), nullable=True),
        sa.Column("taken_back_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by_id", sa.Uuid(), nullable=True),
        sa.Column("outcome", sa.String(length=12), nullable=False),
        sa.Column("outcome_because", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_rights_request_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "reviewed_by_id"],
            ["person.council_id", "person.id"],
            name="fk_rights_request_reviewed_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "released_by_id"],
            ["person.council_id", "person.id"],
            name="fk_rights_request_released_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "closed_by_id"],
            ["person.council_id", "person.id"],
            name="fk_rights_request_closed_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_rights_request_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rights_request")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_rights_request_council_id_id")),
        sa.CheckConstraint(
            "kind IN ('copy', 'erasure', 'correction')", name=op.f("ck_rights_request_kind")
        ),
    )
    op.create_index(
        "ix_rights_request_due", "rights_request", ["council_id", "due_on"], unique=False
    )
    op.create_index(
        "ix_rights_request_person_id", "rights_request", ["council_id", "person_id"], unique=False
    )
    op.create_index(
        "ix_rights_request_released_by_id",
        "rights_request",
        ["council_id", "released_by_id"],
        unique=False,
    )
    op.create_index(
        "ix_rights_request_reviewed_by_id",
        "rights_request",
        ["council_id", "reviewed_by_id"],
        unique=False,
    )
    op.create_index(
        "ix_rights_request_closed_by_id",
        "rights_request",
        ["council_id", "closed_by_id"],
        unique=False,
    )
    op.create_table(
        "withholding",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("relations", sa.Boolean(), nullable=False),
        sa.Column("about", sa.Boolean(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=False),
        sa.Column("placed_by_id", sa.Uuid(), nullable=True),
        sa.Column("lifted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lifted_by_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_withholding_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "placed_by_id"],
            ["person.council_id", "person.id"],
            name="fk_withholding_placed_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "lifted_by_id"],
            ["person.council_id", "person.id"],
            name="fk_withholding_lifted_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_withholding_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_withholding")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_withholding_council_id_id")),
    )
    op.create_table(
        "withholding_confidant",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("withholding_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("added_by_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "withholding_id"],
            ["withholding.council_id", "withholding.id"],
            name="fk_withholding_confidant_withholding_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_withholding_confidant_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "added_by_id"],
            ["person.council_id", "person.id"],
            name="fk_withholding_confidant_added_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_withholding_confidant_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_withholding_confidant")),
        sa.UniqueConstraint(
            "council_id", "id", name=op.f("uq_withholding_confidant_council_id_id")
        ),
    )
    op.create_table(
        "wall",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("one_id", sa.Uuid(), nullable=False),
        sa.Column("other_id", sa.Uuid(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=False),
        sa.Column("placed_by_id", sa.Uuid(), nullable=True),
        sa.Column("lifted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lifted_by_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "one_id"],
            ["person.council_id", "person.id"],
            name="fk_wall_one_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "other_id"],
            ["person.council_id", "person.id"],
            name="fk_wall_other_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "placed_by_id"],
            ["person.council_id", "person.id"],
            name="fk_wall_placed_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "lifted_by_id"],
            ["person.council_id", "person.id"],
            name="fk_wall_lifted_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(["council_id"], ["council.id"], name=op.f("fk_wall_council_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wall")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_wall_council_id_id")),
        sa.CheckConstraint("one_id <> other_id", name=op.f("ck_wall_two_people")),
    )
    for table, columns in SAFETY_INDEXES.items():
        for name in columns:
            op.create_index(f"ix_{table}_{name}", table, ["council_id", name], unique=False)
    op.create_table(
        "rights_hold",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=False),
        sa.Column("placed_by_id", sa.Uuid(), nullable=True),
        sa.Column("lifted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lifted_by_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_rights_hold_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "placed_by_id"],
            ["person.council_id", "person.id"],
            name="fk_rights_hold_placed_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "lifted_by_id"],
            ["person.council_id", "person.id"],
            name="fk_rights_hold_lifted_by_id",
            ondelete="NO ACTION",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_rights_hold_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rights_hold")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_rights_hold_council_id_id")),
    )
    for name in HOLD_COLUMNS:
        op.create_index(f"ix_rights_hold_{name}", "rights_hold", ["council_id", name], unique=False)
    op.create_table(
        "rights_tombstone",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_rights_tombstone_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rights_tombstone")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_rights_tombstone_council_id_id")),
        sa.UniqueConstraint(
            "council_id", "person_id", name=op.f("uq_rights_tombstone_council_id_person_id")
        ),
    )
    op.create_table(
        "rights_retention",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("class_id", sa.String(length=40), nullable=False),
        sa.Column("years", sa.Integer(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("changed_by_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "changed_by_id"],
            ["person.council_id", "person.id"],
            name="fk_rights_retention_changed_by_id",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_rights_retention_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rights_retention")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_rights_retention_council_id_id")),
        sa.UniqueConstraint(
            "council_id", "class_id", name=op.f("uq_rights_retention_council_id_class_id")
        ),
    )
    op.create_index(
        "ix_rights_retention_changed_by_id",
        "rights_retention",
        ["council_id", "changed_by_id"],
        unique=False,
    )
    op.create_table(
        "rights_later",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=False),
        sa.Column("decided_by_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_rights_later_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "decided_by_id"],
            ["person.council_id", "person.id"],
            name="fk_rights_later_decided_by_id",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_rights_later_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rights_later")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_rights_later_council_id_id")),
    )
    op.create_index(
        "ix_rights_later_person_id",
        "rights_later",
        ["council_id", "person_id"],
        unique=False,
    )
    op.create_index(
        "ix_rights_later_decided_by_id",
        "rights_later",
        ["council_id", "decided_by_id"],
        unique=False,
    )
    op.create_table(
        "rights_correction",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("row_table", sa.String(length=63), nullable=False),
        sa.Column("row_id", sa.Uuid(), nullable=False),
        sa.Column("row_column", sa.String(length=63), nullable=False),
        sa.Column("old", sa.Text(), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("final", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "person_id"],
            ["person.council_id", "person.id"],
            name="fk_rights_correction_person_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id", "request_id"],
            ["rights_request.council_id", "rights_request.id"],
            name="fk_rights_correction_request_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_rights_correction_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rights_correction")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_rights_correction_council_id_id")),
    )
    op.create_index(
        "ix_rights_correction_person_id",
        "rights_correction",
        ["council_id", "person_id"],
        unique=False,
    )
    op.create_index(
        "ix_rights_correction_request_id",
        "rights_correction",
        ["council_id", "request_id"],
        unique=False,
    )
    op.create_index(
        "ix_rights_correction_row",
        "rights_correction",
        ["council_id", "row_table", "row_id"],
        unique=False,
    )
    op.create_table(
        "rights_copied_row",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("practice", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("moment", sa.DateTime(timezone=True), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("withheld", sa.JSON(), nullable=False),
        sa.Column("seen", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "request_id"],
            ["rights_request.council_id", "rights_request.id"],
            name="fk_rights_copied_row_request_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_rights_copied_row_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rights_copied_row")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_rights_copied_row_council_id_id")),
        sa.UniqueConstraint(
            "council_id",
            "request_id",
            "place",
            name=op.f("uq_rights_copied_row_council_id_request_id_place"),
        ),
    )
    op.create_index(
        "ix_rights_copied_row_request_id",
        "rights_copied_row",
        ["council_id", "request_id"],
        unique=False,
    )
    op.create_table(
        "import_run",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("started_by_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(length=80), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("headings", sa.JSON(), nullable=False),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("kept", sa.Integer(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("claimed_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("trouble", sa.String(length=20), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "started_by_id"],
            ["person.council_id", "person.id"],
            name="fk_import_run_started_by_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_import_run_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_run")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_import_run_council_id_id")),
    )
    op.create_table(
        "import_row",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("council_id", sa.Uuid(), nullable=False),
        sa.Column("run_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("cells", sa.JSON(), nullable=False),
        sa.Column("status", sa.String(length=8), nullable=False),
        sa.Column("decided", sa.String(length=4), nullable=False),
        sa.Column("said", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("made", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("stays", sa.String(length=12), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id", "run_id"],
            ["import_run.council_id", "import_run.id"],
            name="fk_import_row_run_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_import_row_council_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_row")),
        sa.UniqueConstraint("council_id", "id", name=op.f("uq_import_row_council_id_id")),
    )
    op.create_index(
        "ix_import_run_started_by_id", "import_run", ["council_id", "started_by_id"], unique=False
    )
    op.create_index(
        "ix_import_row_number", "import_row", ["council_id", "run_id", "number"], unique=True
    )
    op.create_index("ix_import_row_run_id", "import_row", ["council_id", "run_id"], unique=False)


def downgrade() -> None:
    """Drop them."""
    op.drop_table("import_row")
    op.drop_table("import_run")
    op.drop_index("ix_rights_copied_row_request_id", table_name="rights_copied_row")
    op.drop_table("rights_later")
    op.drop_table("rights_retention")
    op.drop_table("rights_correction")
    op.drop_table("rights_copied_row")
    for table in ("wall", "withholding_confidant", "withholding"):
        for name in SAFETY_INDEXES[table]:
            op.drop_index(f"ix_{table}_{name}", table_name=table)
        op.drop_table(table)
    op.drop_table("rights_tombstone")
    for name in HOLD_COLUMNS:
        op.drop_index(f"ix_rights_hold_{name}", table_name="rights_hold")
    op.drop_table("rights_hold")
    for name in ("closed_by_id", "reviewed_by_id", "released_by_id", "person_id", "due"):
        op.drop_index(f"ix_rights_request_{name}", table_name="rights_request")
    op.drop_table("rights_request")
    op.drop_index(
        "uq_membership_not_left",
        table_name="membership",
        sqlite_where=sa.text("left_on IS NULL"),
        postgresql_where=sa.text("left_on IS NULL"),
    )
    op.drop_index("ix_membership_person_id", table_name="membership")
    op.drop_index("ix_membership_group_id", table_name="membership")
    op.drop_index("ix_membership_ended_by_id", table_name="membership")
    op.drop_index("ix_membership_added_by_id", table_name="membership")
    op.drop_table("membership")
    op.drop_index("ix_invitation_person_id", table_name="invitation")
    op.drop_index("ix_invitation_invited_by_id", table_name="invitation")
    op.drop_index("ix_invitation_group_id", table_name="invitation")
    op.drop_table("invitation")
    op.drop_index("ix_sign_in_link_person_id", table_name="sign_in_link")
    op.drop_table("sign_in_link")
    op.drop_index("ix_work_account_person_id", table_name="work_account")
    op.drop_table("work_account")
    op.drop_index("ix_sign_in_person_id", table_name="sign_in")
    op.drop_table("sign_in")
    op.drop_index("ix_relationship_person_id", table_name="relationship")
    op.drop_index("ix_relationship_other_id", table_name="relationship")
    op.drop_index("ix_relationship_added_by_id", table_name="relationship")
    op.drop_table("relationship")
    op.drop_index("ix_name_word_word", table_name="name_word")
    op.drop_index("ix_name_word_person_id", table_name="name_word")
    op.drop_table("name_word")
    op.drop_index("ix_message_to_person_id", table_name="message")
    op.drop_index("ix_message_status", table_name="message")
    op.drop_table("message")
    op.drop_index("ix_looking_reason_person_id", table_name="looking_reason")
    op.drop_index("ix_looking_reason_actor_id", table_name="looking_reason")
    op.drop_table("looking_reason")
    op.drop_index("ix_group_sort", table_name="group")
    op.drop_index("ix_group_added_by_id", table_name="group")
    op.drop_table("group")
    op.drop_index("ix_gift_person_id", table_name="gift")
    op.drop_index("ix_gift_added_by_id", table_name="gift")
    op.drop_table("gift")
    op.drop_index("ix_council_role_given_by_id", table_name="council_role")
    op.drop_index("ix_recovery_code_person_id", table_name="recovery_code")
    op.drop_table("recovery_code")
    op.drop_index("ix_passkey_challenge_person_id", table_name="passkey_challenge")
    op.drop_table("passkey_challenge")
    op.drop_index("ix_factor_person_id", table_name="factor")
    op.drop_table("factor")
    op.drop_index("ix_council_role_person_id", table_name="council_role")
    op.drop_table("council_role")
    op.drop_index("ix_contact_person_id", table_name="contact")
    op.drop_table("contact")
    op.drop_index("ix_communication_need_person_id", table_name="communication_need")
    op.drop_table("communication_need")
    op.drop_index("ix_about_me_written_by_id", table_name="about_me")
    op.drop_index("ix_about_me_person_id", table_name="about_me")
    op.drop_table("about_me")
    op.drop_table("submission")
    op.drop_index(op.f("ix_sign_in_attempt_what_hash"), table_name="sign_in_attempt")
    op.drop_table("sign_in_attempt")
    op.drop_table("record_head")
    op.drop_index("ix_record_entry_subject", table_name="record_entry")
    op.drop_index(
        "ix_record_entry_configures",
        table_name="record_entry",
        sqlite_where=sa.text(CONFIGURES),
        postgresql_where=sa.text(CONFIGURES),
    )
    op.drop_index("ix_record_entry_actor", table_name="record_entry")
    op.drop_table("record_entry")
    op.drop_index("ix_person_sort", table_name="person")
    op.drop_index("ix_person_added_by_id", table_name="person")
    op.drop_table("person")
    op.drop_table("council_practice")
    op.drop_table("holding")
    op.drop_table("council")
