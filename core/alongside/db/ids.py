"""Identifiers that sort by the time they were made."""

import os
import time
import uuid


def as_id(text: object) -> uuid.UUID | None:
    """What somebody sent as an id, or None for what is none: an address is anybody's to change."""
    try:
        return text if isinstance(text, uuid.UUID) else uuid.UUID(str(text))
    except ValueError:
        return None


def new_id() -> uuid.UUID:
    """A UUID version 7 (RFC 9562): milliseconds first, then 74 random bits.

    Time-ordered keys keep inserts at the end of an index; the random part keeps them
    unguessable in an address.
    """
    stamp = time.time_ns() // 1_000_000
    random = int.from_bytes(os.urandom(10))
    value = (stamp & (1 << 48) - 1) << 80 | 0x7 << 76 | (random >> 68 & 0xFFF) << 64
    return uuid.UUID(int=value | 0b10 << 62 | random & (1 << 62) - 1)
