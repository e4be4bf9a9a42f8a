"""Pictures and recordings: what they are is told by their content, and nothing else stays."""

import io
import struct
import tracemalloc
import wave
from typing import Any

import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st
from mutagen.apev2 import APEv2
from mutagen.id3 import ID3, TIT2
from PIL import Image
from werkzeug.datastructures import FileStorage, MultiDict

from alongside import FileNeeded, Form, UploadField, send_upload
from alongside.web.uploads import (
    LARGEST,
    LONGEST_SIDE,
    PICTURE,
    RECORDING,
    Upload,
    UploadError,
    cleaned,
)

pytestmark = pytest.mark.usefixtures("bare_request")


def picture(kind: str = "JPEG", size: tuple[int, int] = (40, 20), **options: Any) -> bytes:
    """A picture, half red and half blue."""
    made = Image.new("RGB", size, "red")
    made.paste("blue", (size[0] // 2, 0, *size))
    kept = io.BytesIO()
    made.save(kept, kind, **options)
    return kept.getvalue()


def sound() -> bytes:
    """A tenth of a second of silence, as WAV."""
    kept = io.BytesIO()
    with wave.open(kept, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(struct.pack("<800h", *([0] * 800)))
    return kept.getvalue()


def mp3(title: str) -> bytes:
    """A second of silence as MP3, with a title in its labels."""
    frame = b"\xff\xfb\x90\x64" + bytes(413)
    kept = io.BytesIO(frame * 40)
    labels = ID3()
    labels.add(TIT2(encoding=3, text=title))
    labels.save(kept)
    return kept.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_is_drawn_anew_as_jpeg(kind: str) -> None:
    upload = cleaned(picture(kind))
    assert upload.kind == "image/jpeg"
    assert Image.open(io.BytesIO(upload.content)).size == (40, 20)


def test_where_a_photo_was_taken_does_not_stay() -> None:
    exif = Image.Exif()
    exif[0x010F] = "CAMERA-OF-NAN"
    exif.get_ifd(0x8825)[1] = "N"
    upload = cleaned(picture(exif=exif, comment=b"COMMENT-OF-NAN"))
    assert b"OF-NAN" not in upload.content
    assert not Image.open(io.BytesIO(upload.content)).getexif()


def test_a_photo_taken_sideways_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    assert Image.open(io.BytesIO(cleaned(picture(exif=exif)).content)).size == (20, 40)


def test_what_hides_behind_a_picture_does_not_stay() -> None:
    upload = cleaned(picture("PNG") + b"<script>alert(1)</script>")
    assert b"script" not in upload.content


def test_a_large_photo_becomes_small_enough_for_a_phone() -> None:
    upload = cleaned(picture(size=(5000, 2500)))
    assert Image.open(io.BytesIO(upload.content)).size == (LONGEST_SIDE, 1000)


def test_a_see_through_drawing_lies_on_white_paper() -> None:
    kept = io.BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(kept, "PNG")
    seen = Image.open(io.BytesIO(cleaned(kept.getvalue()).content))
    assert seen.getpixel((5, 5)) == (255, 255, 255)


def test_a_small_file_that_unpacks_to_a_huge_picture_is_refused() -> None:
    bomb = io.BytesIO()
    Image.new("1", (9_000, 9_000)).save(bomb, "PNG")
    assert len(bomb.getvalue()) < 100_000
    with pytest.raises(UploadError, match="too many dots"):
        cleaned(bomb.getvalue())


def test_a_recording_loses_its_labels() -> None:
    sent = mp3("Grandma’s kitchen")
    assert b"Grandma" in sent
    upload = cleaned(sent)
    assert upload.kind == "audio/mpeg"
    assert b"Grandma" not in upload.content
    assert cleaned(sound()).kind == "audio/wav"


def test_nothing_but_the_sound_stays_of_a_wav() -> None:
    info = b"LIST" + struct.pack("<I", 24) + b"INFOIART" + struct.pack("<I", 12) + b"12 Elm Road\0"
    sent = sound() + info + b"<script>alert(1)</script>"
    upload = cleaned(sent)
    assert b"Elm Road" not in upload.content
    assert b"script" not in upload.content
    with wave.open(io.BytesIO(upload.content)) as file:
        assert file.getnframes() == 800


def test_the_other_labels_of_an_mp3_go_too() -> None:
    kept = io.BytesIO(mp3("x"))
    labels = APEv2()
    labels["Artist"] = "Nan of Elm Road"
    labels.save(kept)
    assert b"Elm Road" in kept.getvalue()
    assert b"Elm Road" not in cleaned(kept.getvalue()).content


def test_a_huge_photo_is_read_small_and_takes_little_room() -> None:
    kept = io.BytesIO()
    Image.new("RGB", (7000, 7000), "green").save(kept, "JPEG")
    tracemalloc.start()
    cleaned(kept.getvalue())
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 60_000_000


def test_a_recording_that_says_where_it_was_made_is_refused() -> None:
    with pytest.raises(UploadError, match="where it was made"):
        cleaned(mp3("x") + b"\xa9xyz+52.4-1.9/")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "must be a picture"),
        (b"%PDF-1.7", "must be a picture"),
        (b"GIF89a", "must be a picture"),
        (b"\xff\xd8\xff" + b"nonsense" * 9, "must be a picture"),
        (b"RIFF\x00\x00\x00\x00WAVE", "must be a picture"),
        (bytes(LARGEST + 1), "8 MB"),
    ],
)
def test_what_is_neither_is_refused_in_words(content: bytes, why: str) -> None:
    with pytest.raises(UploadError, match=why):
        cleaned(content)


def test_a_page_for_pictures_takes_no_recording_and_the_other_way_round() -> None:
    with pytest.raises(UploadError, match="must be a picture: JPEG"):
        cleaned(sound(), (PICTURE,))
    with pytest.raises(UploadError, match="must be a recording: MP3"):
        cleaned(picture(), (RECORDING,))


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF", b"OggS", b"ID3"]),
    st.binary(max_size=400),
)
def test_no_bytes_make_it_fail_in_another_way(beginning: bytes, rest: bytes) -> None:
    try:
        assert cleaned(beginning + rest).content
    except UploadError as error:
        assert str(error)


class Gift(Form):
    """A form with a file that is needed."""

    file = UploadField("A picture", takes=(PICTURE,), validators=[FileNeeded()])


def sent(content: bytes, filename: str = "me.jpg") -> Gift:
    data = MultiDict({"file": FileStorage(io.BytesIO(content), filename)})
    return Gift(formdata=data, meta={"csrf": False})


def test_the_field_gives_the_cleaned_file() -> None:
    form = sent(picture())
    assert form.validate()
    assert isinstance(form.file.upload, Upload)
    assert 'accept="image/jpeg,image/png,image/webp"' in str(form.file)
    assert 'enctype="multipart/form-data"' in str(form.open())


@pytest.mark.parametrize(
    ("content", "filename", "why"),
    [
        (b"", "", "Choose a file first"),
        (b"", "me.jpg", "The file is empty"),
        (b"MZ", "me.jpg", "The file must be a picture: JPEG, PNG or WebP"),
    ],
)
def test_the_field_says_what_is_wrong(content: bytes, filename: str, why: str) -> None:
    form = sent(content, filename)
    assert not form.validate()
    assert form.file.errors == [why]


def test_a_file_opened_alone_is_saved_and_never_shown(bare_app: Flask) -> None:
    response = send_upload(b"x", "image/jpeg", "../Drawing of Kai")
    assert response.mimetype == "image/jpeg"
    assert response.headers["Content-Disposition"] == 'attachment; filename="Drawing_of_Kai.jpg"'


def test_a_recording_is_given_in_parts_to_whoever_asks_for_parts(bare_app: Flask) -> None:
    with bare_app.test_request_context(headers={"Range": "bytes=2-4"}):
        response = send_upload(b"0123456789", "audio/mp4", "voice")
    assert response.status_code == 206
    assert response.headers["Content-Range"] == "bytes 2-4/10"
