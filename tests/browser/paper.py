"""What comes out of a printer: Chromium makes the file, and pdftotext reads it page by page."""

import os
import re
import shutil
import subprocess

import pytest


def printed(walker, path, tmp_path):
    """The pages that come out of a printer, each as its text with single spaces."""
    if shutil.which("pdftotext") is None:
        reason = "no pdftotext on this machine: apt install poppler-utils"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    walker.visit(path)
    (file := tmp_path / "printed.pdf").write_bytes(walker.page.pdf(format="A4"))
    done = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True)
    pages = done.stdout.decode().removesuffix("\f").split("\f")
    return [re.sub(r"\s+", " ", one).strip() for one in pages]


def page_with(pages, text):
    """The one page that a text is on."""
    (found,) = [number for number, page in enumerate(pages) if text in page]
    return found
