"""What the committee types anywhere in its workbook, and what of it the installed command would publish."""

import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from pipeline.model.records import TABS, Ejercicio, Intervencion
from pipeline.model.schema import Kind, Record, Shown, columns
from pipeline.model.words import fold
from pipeline.settings import EXAMPLE
from tests.command.conftest import Pal

DAY = "2017-12-15"
NAME, EMAIL, TELEPHONE = "Gaspar Tonalmeyotl Quiñones", "gaspar.t@correo.example.mx", "246 987 6543"
PLANT = f"{NAME}, {EMAIL}, tel. {TELEPHONE}"
pytestmark = pytest.mark.long
TYPED = {Kind.TEXT, Kind.LONG, Kind.URL}


def book_of(path: Path) -> openpyxl.Workbook:
    """The example with one more member, who did not authorise that their name be published."""
    book = openpyxl.load_workbook(EXAMPLE)
    row = book["Integrantes"].max_row + 1
    member = {"Clave": "SC99", "Nombre": NAME, "Sector": "sociedad civil", "Calidad": "invitado", "Correo": EMAIL}
    for title, value in member.items():
        book["Integrantes"][cell_of(book, "Integrantes", title, row)] = value
    book.save(path)
    return book


def cell_of(book: openpyxl.Workbook, tab: str, title: str, row: int) -> str:
    header = next(c for line in book[tab].iter_rows(max_row=10) for c in line if fold(str(c.value)) == fold(title))
    return f"{get_column_letter(header.column)}{row}"


def places(book: openpyxl.Workbook, tab: type[Record]) -> dict[str, str]:
    """The field of each text column of a tab, and the cell of its last row (in Ejercicio, of its datum)."""
    sheet = book[tab.TAB]
    if tab is Ejercicio:
        rows = {fold(str(line[0].value)): line[1].coordinate for line in sheet.iter_rows(max_col=2)}
        return {c.field: rows[fold(c.name)] for c in columns(tab) if c.kind in TYPED}
    last = max(c.row for line in sheet.iter_rows() for c in line if c.value is not None)
    return {c.field: cell_of(book, tab.TAB, c.name, last) for c in columns(tab) if c.kind in TYPED}


def shown(tab: type[Record]) -> set[str]:
    """The text columns that anyone may see; in Asistentes the post is of those who may be named."""
    return {c.field for c in columns(tab) if c.kind in TYPED and c.shown is Shown.PUBLIC and tab is not Intervencion}


@pytest.mark.parametrize("tab", [tab for tab in TABS if shown(tab)], ids=lambda tab: tab.TAB)
def test_each_cell_of_a_tab_that_would_show_a_name_is_told_once(tab: type[Record], pal: Pal, tmp_path: Path) -> None:
    book = book_of(tmp_path / "plan.xlsx")
    found = places(book, tab)
    kinds = {c.field: c.kind for c in columns(tab)}
    for field, cell in found.items():
        typed = (
            "https://ejemplo.mx/actas/Gaspar_Tonalmeyotl.pdf" if kinds[field] is Kind.URL else f"Dijo {NAME.upper()}"
        )
        if field in shown(tab):
            book[tab.TAB][cell] = typed
    book.save(tmp_path / "plan.xlsx")
    ran = pal("site", "--plan", "plan.xlsx", "--date", DAY)
    assert ran.returncode == 2, ran.stderr
    told = re.findall(r"([^ .;][^.;]*![A-Z]+\d+): el nombre", ran.stderr)
    assert sorted(told) == sorted(f"{tab.TAB}!{found[field]}" for field in shown(tab))
    assert not (tmp_path / "salida/micrositio").exists()


def test_what_stays_with_the_committee_reaches_no_public_byte(pal: Pal, tmp_path: Path) -> None:
    book = book_of(tmp_path / "plan.xlsx")
    planted = 0
    for tab in TABS:
        for c in columns(tab):
            if c.kind in TYPED | {Kind.EMAIL} and (c.shown is Shown.INTERNAL or tab is Intervencion):
                sheet = book[tab.TAB]
                last = max(cell.row for line in sheet.iter_rows() for cell in line if cell.value is not None)
                typed = NAME if c.field in {"nombre", "participante"} else EMAIL if c.kind is Kind.EMAIL else PLANT
                sheet[cell_of(book, tab.TAB, c.name, last)] = typed
                planted += 1
    assert planted > 4
    book.save(tmp_path / "plan.xlsx")
    for verb in ("documents", "site"):
        ran = pal(verb, "--plan", "plan.xlsx", "--date", DAY)
        assert ran.returncode == 0, ran.stderr
    public = [path for path in (tmp_path / "salida/micrositio").rglob("*") if path.is_file()]
    assert {path.suffix for path in public} >= {".html", ".csv", ".json", ".xlsx", ".docx", ".ics"}
    for path in public:
        told = fold(everything(path))
        assert [word for word in ("tonalmeyotl", "gaspar.t", TELEPHONE) if word in told] == [], path


def everything(path: Path) -> str:
    if not zipfile.is_zipfile(path):
        return re.sub(r"\r?\n[ \t]", "", path.read_text("utf-8"))
    with zipfile.ZipFile(path) as package:
        return "\n".join(
            f"{n}\n{re.sub('<[^>]*>', '', package.read(n).decode('utf-8', 'replace'))}" for n in package.namelist()
        )
