"""An .xlsx written part by part, to hold what no program would write."""

import zipfile
from pathlib import Path
from typing import Any

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = {
    _MAIN: "http://purl.oclc.org/ooxml/spreadsheetml/main",
    _RELATIONS: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"


def parts(rows: str, *, after: str = "", styles: str = "", prefix: str = "", strict: bool = False) -> dict[str, str]:
    """The parts of a workbook of one tab, "Hoja", whose ``sheetData`` holds ``rows``."""
    p = f"{prefix}:" if prefix else ""
    names = f'xmlns{":" if prefix else ""}{prefix}="{_MAIN}" xmlns:r="{_RELATIONS}"'
    found = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": _relations(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<{p}workbook {names}><{p}sheets><{p}sheet name="Hoja" sheetId="1" r:id="rId1"/>'
        f"</{p}sheets></{p}workbook>",
        "xl/_rels/workbook.xml.rels": _relations(
            ("rId1", "worksheet", "/xl/worksheets/sheet1.xml"), ("rId2", "styles", "styles.xml")
        ),
        "xl/worksheets/sheet1.xml": f"<{p}worksheet {names}><{p}sheetData>{rows}</{p}sheetData>{after}</{p}worksheet>",
        "xl/styles.xml": styles or f'<styleSheet xmlns="{_MAIN}"/>',
    }
    if strict:
        return {name: text.replace(_MAIN, _STRICT[_MAIN]).replace(_RELATIONS, _STRICT[_RELATIONS])
                for name, text in found.items()}  # fmt: skip
    return found


def write_parts(path: Path, rows: str, **other: Any) -> None:  # noqa: ANN401 - what parts() takes
    """The same, zipped at ``path``."""
    zipped(path, parts(rows, **other))


def zipped(path: Path, members: dict[str, str] | dict[str, bytes]) -> None:
    """A zip with these members."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)


def _relations(*held: tuple[str, str, str]) -> str:
    items = "".join(f'<Relationship Id="{i}" Type="{_RELATIONS}/{kind}" Target="{t}"/>' for i, kind, t in held)
    return f'<Relationships xmlns="{_RELS}">{items}</Relationships>'
