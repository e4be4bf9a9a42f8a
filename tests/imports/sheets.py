"""Spreadsheets as people have them, written by other libraries than the one that reads them."""

import io
from typing import Any

import openpyxl
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P


def xlsx(*sheets: list[list[Any]], merged: tuple[str, ...] = (), names: tuple[str, ...] = ()):
    """An Excel file of these sheets; "=…" is a formula, which openpyxl leaves without a value."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(names[number] if names else f"Sheet{number + 1}")
        for row in rows:
            sheet.append(row)
    for one in merged:
        book.worksheets[0].merge_cells(one)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ods(rows: list[list[Any]], name: str = "Taflen1", titled: int = 0) -> bytes:
    """An OpenDocument file; its first `titled` rows are merged over all columns."""
    document = OpenDocumentSpreadsheet()
    table = Table(name=name)
    width = max(map(len, rows))
    for at, row in enumerate(rows):
        line = TableRow()
        for place, value in enumerate(row):
            if at < titled and place:
                line.addElement(CoveredTableCell())
                continue
            if isinstance(value, int | float):
                cell = TableCell(valuetype="float", value=value)
            elif hasattr(value, "isoformat"):
                cell = TableCell(valuetype="date", datevalue=value.isoformat())
            elif value and value.startswith("="):
                cell = TableCell(formula=f"of:{value}")
            else:
                spans = {"numbercolumnsspanned": width} if at < titled else {}
                cell = TableCell(valuetype="string", **spans)
            if value not in (None, "") and not str(value).startswith("="):
                cell.addElement(P(text=str(value)))
            line.addElement(cell)
        table.addElement(line)
    document.spreadsheet.addElement(table)
    out = io.BytesIO()
    document.write(out)
    return out.getvalue()


def csv(text: str, encoding: str = "utf-8") -> bytes:
    """Text as a file."""
    return text.encode(encoding)
