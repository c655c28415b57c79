"""The pictures of GUIA.md, “La primera hora”, from real runs.

python tools/imagenes/primera_hora.py      (asks for LibreOffice, Chromium, pdftoppm and ImageMagick)
"""

import io
import subprocess
import tempfile
from datetime import date
from pathlib import Path

import openpyxl
from rich.console import Console
from rich.text import Text

from pipeline import run
from pipeline.orders import Order
from pipeline.reporting.terminal import tell, tell_files
from pipeline.settings import PROJECT

PICTURES = PROJECT / "docs" / "imagenes"
DAY = date(2016, 6, 20)
EJERCICIO = {
    "Entidad federativa": "Tepango",
    "Año del ejercicio": 2016,
    "Órgano garante": "Instituto de Transparencia del Estado de Tepango",
    "Fecha de la Declaración": "20 de junio de 2016",
    "Lugar de la Declaración": "Xochitlán, Tepango",
}
COLUMNS = (
    "Clave", "Nombre", "Tratamiento", "Cargo", "Institución", "Sector", "Calidad", "Correo", "Firma la Declaración",
)  # fmt: skip
PEOPLE = (
    ("SC1", "Amaranta Olmos Tlatempa", "Mtra.", "Presidenta", "Agua Clara, A.C.", "sociedad civil", "titular",
     "amaranta@aguaclara.example", "Sí"),
    ("AU1", "Eusebio Lirio Cañada", "Lic.", "Secretario de Gobierno", "Gobierno del Estado de Tepango", "autoridad",
     "titular", "eusebio@tepango.example", "Sí"),
    ("OG1", "Jacinta Peñaflor Ibarra", "Dra.", "Comisionada Presidenta",
     "Instituto de Transparencia del Estado de Tepango", "órgano garante", "titular",
     "jacinta@instituto.example", "Sí"),
)  # fmt: skip


def main() -> None:
    """Fill two tabs of a blank workbook, make the documents, and picture each step."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        plan = folder / "plan.xlsx"
        run.blank(plan, None, print)
        picture_of(only(plan, "Léame", folder / "leame.xlsx"), "hoja-leame", folder)
        fill(plan)
        picture_of(only(plan, "Integrantes", folder / "integrantes.xlsx"), "hoja-integrantes", folder)
        made = run.documents(Order(today=DAY, plan=str(plan), output=folder / "salida"), print)
        checked = made.checked
        files, omitted = made.manifest.files, made.manifest.omitted
        again = 'make check PLAN="plan.xlsx"'
        told = (checked.outcome, files, omitted, Path("salida"), again)
        shot("terminal-documentos", lambda c: tell_files(c, *told), folder)
        shot("terminal-revision", lambda c: tell(c, checked.workbook, checked.outcome, checked.fingerprint), folder, 20)
        picture_of(folder / "salida" / "01-declaracion-conjunta.docx", "declaracion", folder)


def fill(plan: Path) -> None:
    """Type what a committee has on its first day."""
    book = openpyxl.load_workbook(plan)
    for row in book["Ejercicio"].iter_rows():
        if row[0].value in EJERCICIO:
            row[1].value = EJERCICIO[row[0].value]
    sheet = book["Integrantes"]
    place = {cell.value: cell.column for cell in sheet[2]}
    for number, person in enumerate(PEOPLE, start=4):
        for name, value in zip(COLUMNS, person, strict=True):
            sheet.cell(number, place[name]).value = value
    book.save(plan)


def only(plan: Path, tab: str, target: Path) -> Path:
    """The same book with one tab in sight, on one page."""
    book = openpyxl.load_workbook(plan)
    for sheet in book.worksheets:
        sheet.sheet_state = "visible" if sheet.title == tab else "hidden"
    sheet = book[tab]
    book.active = book.worksheets.index(sheet)
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight, sheet.page_setup.fitToWidth = "landscape", 0, 1
    sheet.sheet_properties.pageSetUpPr = openpyxl.worksheet.properties.PageSetupProperties(fitToPage=True)
    sheet.print_options.headings = True
    book.save(target)
    return target


def picture_of(file: Path, name: str, folder: Path) -> None:
    """The first page of a file, without its white borders."""
    profile = f"-env:UserInstallation={(folder / 'perfil').as_uri()}"
    call("soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", folder, file)
    pages = ("-f", "1", "-l", "1", "-singlefile")
    call("pdftoppm", "-png", "-r", "110", *pages, folder / f"{file.stem}.pdf", folder / name)
    border = ("-bordercolor", "white", "-border", "16")
    call("convert", folder / f"{name}.png", "-trim", *border, "-colors", "64", PICTURES / f"{name}.png")


def call(*words: object) -> None:
    """Run a program of this machine. CalledProcessError: it failed."""
    quiet = subprocess.DEVNULL
    subprocess.run([*map(str, words)], check=True, stdout=quiet, stderr=quiet)  # noqa: S603 - a developer's own programs


def shot(name: str, tell_: object, folder: Path, lines: int = 0) -> None:
    """The terminal as it looks, by the program's own words."""
    console = Console(record=True, width=110, file=io.StringIO(), force_terminal=True, highlight=False, emoji=False)
    if lines:
        whole = Console(width=110, file=io.StringIO(), force_terminal=True, highlight=False, emoji=False)
        tell_(whole)  # type: ignore[operator] # a telling
        told = whole.file.getvalue().splitlines()[:lines]  # type: ignore[attr-defined] # made above
        console.print(Text.from_ansi("\n".join([*told, "…"])))
    else:
        tell_(console)  # type: ignore[operator] # idem
    text = console.export_svg(title="make documents" if "documentos" in name else "make check", clear=False)
    page = folder / f"{name}.html"
    page.write_text(f"<body style='margin:0'>{text}</body>", encoding="utf-8")
    window = ("--headless", "--no-sandbox", f"--user-data-dir={folder / 'c'}", "--window-size=1380,1000")
    call("chromium", *window, f"--screenshot={folder / name}.png", page.as_uri())
    call("convert", folder / f"{name}.png", "-trim", "-resize", "1100x", "-colors", "64", PICTURES / f"{name}.png")


if __name__ == "__main__":
    main()
