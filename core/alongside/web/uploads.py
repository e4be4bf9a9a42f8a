"""Pictures and recordings that people give: told by their content, and cleaned before they stay.

A photo can say where it was taken, and a file can pretend to be another. So a picture is drawn
anew, and a recording loses the labels that its kind has; what is neither is refused. What may
stand behind the sound in a file stays there, and is never anything but played or saved. Source:
security.md, rule 37.
"""

import io
import struct
import threading
import warnings
import wave
from dataclasses import dataclass
from typing import Any

from flask import Response, abort, make_response, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.utils import secure_filename
from wtforms import FileField, ValidationError

LARGEST = 8 * 1024 * 1024
LONGEST_SIDE = 2000
MOST_PIXELS = {"JPEG": 60_000_000, "PNG": 16_000_000, "WEBP": 16_000_000}
"""By format: a JPEG is read at the size that stays, the others as a whole, four bytes a dot."""

_ONE_AT_A_TIME = threading.Lock()  # so that many large pictures at once take the room of one

PICTURE, RECORDING = "picture", "recording"
_ACCEPT = {
    PICTURE: ("image/jpeg", "image/png", "image/webp"),
    RECORDING: ("audio/mpeg", "audio/mp4", "audio/x-m4a", "audio/ogg", "audio/wav"),
}
ENDINGS = {
    "image/jpeg": "jpg",
    "audio/mpeg": "mp3",
    "audio/mp4": "m4a",
    "audio/ogg": "ogg",
    "audio/wav": "wav",
}
_PLACES = (b"\xa9xyz", b"com.apple.quicktime.location")


class UploadError(ValueError):
    """A file that cannot be taken; its text says why, for whoever chose it."""


@dataclass(frozen=True)
class Upload:
    """A cleaned file: its bytes, and what they are, such as "image/jpeg"."""

    content: bytes
    kind: str

    def __repr__(self) -> str:
        """Say nothing of what is in it."""
        return f"<Upload {self.kind}>"


class UploadField(FileField):
    """A field for one picture or recording; `upload` is the cleaned file when the form is valid.

    `takes` is any of "picture" and "recording". A picture becomes a JPEG of at most 2,000 pixels a
    side, upright, without what the camera wrote into it. The view that shows it is declared with
    `uploads=True`, or nothing beyond two megabytes reaches it.
    """

    def __init__(
        self, *args: Any, takes: tuple[str, ...] = (PICTURE, RECORDING), **kwargs: Any
    ) -> None:
        """Tell the browser, too, what may be chosen."""
        accept = ",".join(one for kind in takes for one in _ACCEPT[kind])
        kwargs["render_kw"] = {"accept": accept, **(kwargs.get("render_kw") or {})}
        super().__init__(*args, **kwargs)
        self.takes = takes
        self.upload: Upload | None = None

    def pre_validate(self, form: Any) -> None:
        """Clean what was sent. Raises ValidationError with what to do about it."""
        sent = self.data.read(LARGEST + 1) if hasattr(self.data, "read") else b""
        if not sent and not getattr(self.data, "filename", ""):
            return
        try:
            self.upload = cleaned(sent, self.takes)
        except UploadError as error:
            raise ValidationError(str(error)) from error


class FileNeeded:
    """A validator: something must be chosen."""

    def __call__(self, form: Any, field: Any) -> None:
        """Raise ValidationError for a field without a file."""
        if field.upload is None and not field.errors:
            raise ValidationError(_("Choose a file first"))


def cleaned(content: bytes, takes: tuple[str, ...] = (PICTURE, RECORDING)) -> Upload:
    """The file as it may stay. Raises UploadError for what cannot be taken."""
    if not content:
        raise UploadError(_("The file is empty"))
    if len(content) > LARGEST:
        raise UploadError(_("The file must be 8 MB or smaller"))
    if PICTURE in takes and (picture := _picture(content)) is not None:
        return picture
    if RECORDING in takes and (recording := _recording(content)) is not None:
        return recording
    raise UploadError(str(_WANTED[tuple(sorted(takes))]))


_WANTED = {
    (PICTURE,): _l("The file must be a picture: JPEG, PNG or WebP"),
    (RECORDING,): _l("The file must be a recording: MP3, M4A, OGG or WAV"),
    (PICTURE, RECORDING): _l(
        "The file must be a picture (JPEG, PNG or WebP) or a recording (MP3, M4A, OGG or WAV)"
    ),
}


def _picture(content: bytes) -> Upload | None:
    from PIL import Image, ImageOps  # here, because few requests need it

    try:
        with warnings.catch_warnings(), _ONE_AT_A_TIME:
            warnings.simplefilter("ignore")
            picture: Any = Image.open(io.BytesIO(content), formats=tuple(MOST_PIXELS))
            if picture.width * picture.height > MOST_PIXELS[picture.format]:
                raise UploadError(_("The picture has too many dots. Send a smaller one"))
            picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a JPEG is read small at once
            picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            seen = ImageOps.exif_transpose(picture).convert("RGBA")
    except UploadError:
        raise
    except Exception:
        return None
    paper = Image.new("RGB", seen.size, "white")
    paper.paste(seen, mask=seen.getchannel("A"))
    drawn = io.BytesIO()
    paper.save(drawn, "JPEG", quality=85, optimize=True)
    return Upload(drawn.getvalue(), "image/jpeg")


def _recording(content: bytes) -> Upload | None:
    from mutagen import File, apev2
    from mutagen.mp3 import MP3
    from mutagen.mp4 import MP4
    from mutagen.oggopus import OggOpus
    from mutagen.oggvorbis import OggVorbis

    if content[:4] == b"RIFF":
        return _wave(content)
    kinds = {
        MP3: "audio/mpeg",
        MP4: "audio/mp4",
        OggOpus: "audio/ogg",
        OggVorbis: "audio/ogg",
    }
    kept = io.BytesIO(content)
    try:
        found: Any = File(kept, options=list(kinds))
        if found is None or not found.info.length:
            return None
        kept.seek(0)
        found.delete(kept)
        if isinstance(found, MP3) and b"APETAGEX" in kept.getvalue():
            kept.seek(0)
            apev2.delete(kept)
    except Exception:
        return None
    sound = kept.getvalue()
    if any(one in sound for one in _PLACES):
        raise UploadError(_("This recording says where it was made. Record it without the place"))
    return Upload(sound, kinds[type(found)])


def _wave(content: bytes) -> Upload | None:
    """A WAV written anew: its sound alone, and nothing of what else can stand in such a file."""
    written = io.BytesIO()
    try:
        with wave.open(io.BytesIO(content)) as sent, wave.open(written, "wb") as kept:
            frames = sent.readframes(sent.getnframes())
            if not frames:
                return None
            kept.setparams(sent.getparams())
            kept.writeframes(frames)
    except (wave.Error, EOFError, struct.error, ValueError):
        return None
    return Upload(written.getvalue(), "audio/wav")


def send_upload(content: bytes, kind: str, name: str) -> Response:
    """An answer with a file that somebody gave: shown inside our pages, saved when opened alone.

    `name` is what it is called when it is saved, without an ending. Aborts with 404 for a kind
    that no upload becomes.
    """
    if kind not in ENDINGS:
        abort(404)
    response = make_response(content)
    response.mimetype = kind
    filename = f"{secure_filename(name) or 'file'}.{ENDINGS[kind]}"
    response.headers["Content-Disposition"] = f'attachment; filename="{filename}"'
    if kind != "image/jpeg":  # some browsers play nothing that they cannot ask for in parts
        response.make_conditional(request, accept_ranges=True, complete_length=len(content))
    return response
