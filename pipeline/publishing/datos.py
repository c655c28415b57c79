"""Open data: the tables as CSV, and from them JSON, a workbook and a Data Package that describes them."""

import csv
import hashlib
import io
import json
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final

from pipeline.model.progress import progress, web_address
from pipeline.publishing.publico import public
from pipeline.publishing.sitio import Site
from pipeline.publishing.tablas import Field, Table, plan_tables
from pipeline.publishing.tablas_avance import board_tables

PROFILE: Final = "https://datapackage.org/profiles/2.0/"
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_CELL: Final = 32_767
_CUT: Final = "… (el texto completo está en el CSV)"
_FIRST_YEAR: Final = 1900


def tables_of(site: Site) -> tuple[Table, ...]:
    """The plan and its board as tables."""
    board = progress(site.plan, site.edition, site.today)
    return (*plan_tables(site.plan), *board_tables(site.plan, site.edition, board))


def open_data(site: Site, tables: tuple[Table, ...]) -> Mapping[str, bytes]:
    """The files of the folder ``datos`` by name; the CSVs are canonical and the rest is derived from them."""
    files = {f"{table.name}.csv": _csv(table) for table in tables}
    return {
        **files,
        "datapackage.json": _json(_package(site, tables, files)),
        "plan.json": _json({table.name: [_object(table, row) for row in table.rows] for table in tables}),
        "plan.xlsx": _xlsx(site, tables),
    }


def neutral(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _csv(table: Table) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(field.name for field in table.fields)
    for row in table.rows:
        writer.writerow(neutral(value) if isinstance(value, str) else _plain(value) for value in row)
    return out.getvalue().encode()


def _plain(value: Any) -> Any:  # noqa: ANN401 - as JSON and CSV write it
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, date | time) else value


def _object(table: Table, row: tuple[Any, ...]) -> dict[str, Any]:
    values = (float(v) if isinstance(v, Decimal) else v if isinstance(v, bool) else _plain(v) for v in row)
    return {field.name: value for field, value in zip(table.fields, values, strict=True)}


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _package(site: Site, tables: tuple[Table, ...], files: Mapping[str, bytes]) -> dict[str, Any]:
    ejercicio = public(site.plan, site.plan.ejercicio)
    licence = site.licence
    whose = f"{ejercicio.entidad_federativa} {ejercicio.anio_ejercicio or ''}".strip()
    described = {
        "$schema": f"{PROFILE}datapackage.json",
        "name": "plan-de-accion-local",
        "title": f"Plan de Acción Local de gobierno abierto: {whose}",
        "description": (
            "El plan, cómo se hizo y cómo va. Sin datos personales: los nombres son de servidores públicos o de quien "
            "autorizó publicarlo. Un texto que una hoja de cálculo tomaría por fórmula lleva delante un apóstrofo."
        ),
        "version": site.fingerprint[:12],
        "created": f"{site.today.isoformat()}T00:00:00Z",
        "licenses": [{"name": licence.name, "title": licence.title, "path": licence.path}],
        "contributors": [{"title": ejercicio.organo_garante or "Secretariado Técnico Local", "roles": ["publisher"]}],
        "keywords": ["gobierno abierto", "Plan de Acción Local"],
        "resources": [_resource(table, files[f"{table.name}.csv"]) for table in tables],
    }
    return {**described, "homepage": ejercicio.micrositio} if web_address(ejercicio.micrositio) else described


def _resource(table: Table, content: bytes) -> dict[str, Any]:
    links = [
        {"fields": [f.name], "reference": {"resource": "" if f.target == table.name else f.target, "fields": ["id"]}}
        for f in table.fields
        if f.target
    ]
    schema = {
        "$schema": f"{PROFILE}tableschema.json",
        "fields": [_described(f) for f in table.fields],
        "primaryKey": ["id"],
    }
    return {
        "name": table.name,
        "type": "table",
        "title": table.title,
        "description": table.description,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": {**schema, "foreignKeys": links} if links else schema,
    }


def _described(field: Field) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True, "unique": True} if field.name == "id" else {}
    if field.choices:
        constraints["enum"] = list(field.choices)
    told = {"name": field.name, "type": field.type, "title": field.title, "description": field.description}
    return {**told, "constraints": constraints} if constraints else told


def _xlsx(site: Site, tables: tuple[Table, ...]) -> bytes:
    from xlsxwriter import Workbook

    out = io.BytesIO()
    kept = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(out, {"in_memory": True, **kept})
    moment = datetime(site.today.year, site.today.month, site.today.day)  # noqa: DTZ001 - the file carries no zone
    book.set_properties({"title": "Plan de Acción Local: datos abiertos", "created": moment})
    formats = {
        "head": book.add_format({"bold": True, "bottom": 1}),
        "day": book.add_format({"num_format": "yyyy-mm-dd"}),
    }
    for table in tables:
        sheet = book.add_worksheet(table.name)
        sheet.write_row(0, 0, [field.name for field in table.fields], formats["head"])
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, len(table.fields) - 1, 18)
        for r, row in enumerate(table.rows, start=1):
            for c, value in enumerate(row):
                _write(sheet, r, c, value, formats["day"])
    book.close()
    return out.getvalue()


def _write(sheet: Any, row: int, column: int, value: Any, day: Any) -> None:  # noqa: ANN401 - xlsxwriter has no types
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | Decimal):
        sheet.write_number(row, column, value)
    elif isinstance(value, date) and value.year >= _FIRST_YEAR:
        sheet.write_datetime(row, column, value, day)
    else:
        text = str(value)
        sheet.write_string(row, column, text if len(text) <= _CELL else text[: _CELL - len(_CUT)] + _CUT)
