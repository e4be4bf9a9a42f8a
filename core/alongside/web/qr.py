"""Codes to scan with a phone."""

import io

import segno


def qr_svg(address: str) -> bytes:
    """A QR code of an address as SVG, without inline styles, which our pages do not allow.

    It has no size of its own: whoever shows it gives one. Error correction M: it still reads with
    a tenth of it scratched or folded.
    """
    picture = io.BytesIO()
    segno.make(address, error="m").save(
        picture, kind="svg", xmldecl=False, omitsize=True, border=4, dark="#14110e", light="#ffffff"
    )
    return picture.getvalue()
