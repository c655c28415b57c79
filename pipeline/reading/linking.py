"""The references of every row, resolved once all keys are known."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from pipeline.model.choices import FACILITADOR, POR_DESIGNAR, SUPLENTE, TITULAR
from pipeline.model.findings import Finding, Grade
from pipeline.model.records import TABS, Asistente, Envio, Integrante, Intervencion
from pipeline.model.schema import Column, Kind, Record, columns
from pipeline.model.words import natural
from pipeline.model.workbook import Cell, Place
from pipeline.reading.kinds import REFERENCES, forgiving, formula, typed
from pipeline.reading.readings import Code, Fault, Reading, Understood, listed, quoted
from pipeline.reading.references import Index
from pipeline.reading.rows import Draft, Say, take
from pipeline.reading.targets import Person, Target
from pipeline.reading.texts import folded, untreated

Drafts = Mapping[type[Record], list[Draft]]
Citing = tuple[Draft, Column]
_EVERYONE: Final = frozenset({"todos", "todas", "todos los actores", "todas y todos", "todos y todas"})
_ACTORS: Final = frozenset({TITULAR, SUPLENTE, FACILITADOR})


def index(drafts: Drafts, unknown: frozenset[type[Record]]) -> Index:
    """The keys of every tab that has them. ``unknown`` are the tabs whose keys could not be read as a whole."""
    targets = {}
    for tab in TABS:
        if any(column.kind is Kind.KEY for column in columns(tab)):
            keys = tuple(key for draft in drafts.get(tab, ()) if (key := draft.text("clave")))
            people = _people(drafts) if tab is Integrante else ()
            targets[tab.TAB] = Target(tab.TAB, keys, people, tab not in unknown, tab in drafts)
    return Index(targets)


def link(drafts: Drafts, names: Index, say: Say) -> None:
    """Resolve the references of all rows; what names nothing is said at its cell."""
    everyone = _everyone(drafts)
    in_vain: dict[tuple[str, ...], list[Citing]] = {}
    for tab, rows in drafts.items():
        for column in columns(tab):
            if column.kind not in REFERENCES:
                continue
            if all(not names.targets[tab].keys and names.targets[tab].known for tab in column.tabs):
                in_vain.setdefault(column.tabs, []).extend(_into_nothing(rows, column, everyone, say))
            else:
                _column(rows, column, names, everyone if tab is Envio else (), say)
    for tabs, citing in in_vain.items():
        if citing:
            _cited_in_vain([names.targets[tab] for tab in tabs], citing, say)
    for finding in _participants(drafts, names):
        say(finding)
    for finding in _attendants(drafts):
        say(finding)


def _people(drafts: Drafts) -> tuple[Person, ...]:
    rows = drafts.get(Integrante, ())
    return tuple(
        Person(draft.text("clave"), draft.text("nombre"), draft.text("tratamiento"))
        for draft in rows
        if draft.text("clave") and draft.text("nombre")
    )


def _everyone(drafts: Drafts) -> tuple[str, ...]:
    """Every actor: titulares, suplentes and facilitador whose seat is not vacant."""
    vacant = folded(POR_DESIGNAR)
    keys = {
        draft.text("clave")
        for draft in drafts.get(Integrante, ())
        if draft.values.get("calidad") in _ACTORS and folded(draft.text("nombre")) != vacant
    }
    return tuple(sorted(keys - {""}, key=lambda key: (natural(key), key)))


def _column(rows: list[Draft], column: Column, names: Index, everyone: tuple[str, ...], say: Say) -> None:
    for draft in rows:
        cell = draft.waiting.get(column.field)
        if cell is None:
            continue
        read = formula(cell) or _read(cell, column, names, everyone)
        if read is None:
            draft.unread.add(column.field)
        else:
            take(draft, column, cell, read, say)


def _read(cell: Cell, column: Column, names: Index, everyone: tuple[str, ...]) -> Reading | None:
    text = typed(cell)
    if column.field == "destinatarios" and folded(text) in _EVERYONE:
        return Understood(everyone)
    resolve = names.one if column.kind is Kind.REF else names.several
    first = resolve(text, column.tabs)
    return first and forgiving(text, first, lambda bare: resolve(bare, column.tabs))


def _into_nothing(rows: list[Draft], column: Column, everyone: tuple[str, ...], say: Say) -> list[Citing]:
    """The cells that cite a tab without rows; those that show an error, or name everyone, are no such."""
    citing = []
    for draft in rows:
        cell = draft.waiting.get(column.field)
        if cell is None:
            continue
        broken = formula(cell)
        if broken is not None:
            take(draft, column, cell, broken, say)
        elif column.field == "destinatarios" and folded(typed(cell)) in _EVERYONE:
            draft.values[column.field] = everyone
        else:
            draft.unread.add(column.field)
            citing.append((draft, column))
    return citing


def _cited_in_vain(targets: list[Target], citing: list[Citing], say: Say) -> None:
    """The one thing that is wrong with all cells that cite a tab without rows, or none, said at the first of them."""
    first, column = citing[0]
    cell = first.waiting[column.field]
    tabs = [target.tab for target in targets]
    where = " ni en ".join(f"la hoja {tab}" for tab in tabs)
    others = len(citing) - 1
    sheets = listed(list(dict.fromkeys(draft.tab.TAB for draft, _ in citing)), "y")
    more = f" Lo mismo pasa en {others} {'celda' if others == 1 else 'celdas'} más ({sheets})." if others else ""
    if any(target.there for target in targets):
        empty, fill = "que no tiene renglones" if len(tabs) == 1 else "que no tienen renglones", "Llene"
    else:
        empty, fill = "que el libro no tiene", "Agregue"
    why = f"{quoted(typed(cell))} no está en {where}, {empty}.{more}"
    fix = f"{fill} {' o '.join(f'la hoja {tab}' for tab in tabs)}: un renglón por cada clave que se cita."
    take(first, column, cell, Fault(Code.CLAVE_DESCONOCIDA, why, fix), say)


def _participants(drafts: Drafts, names: Index) -> Iterator[Finding]:
    """Whoever spoke, by key where it is a member, else by the name with which they signed in at that mesa.

    Who is neither keeps the name as typed, so that the minuta does not lose it.
    """
    present = _present(drafts)
    column = next(c for c in columns(Intervencion) if c.field == "participante")
    for draft in drafts.get(Intervencion, ()):
        name = draft.text("participante")
        if not name:
            continue
        mesa = draft.text("mesa")
        read = names.one(name, (Integrante.TAB,))
        if isinstance(read, Understood):
            draft.values["participante"] = read.value
            if read.note:
                yield Finding(Code.LECTURA, Grade.NOTA, read.note, read.fix, draft.places[column.field], name)
        elif (mesa, folded(name)) in present:
            draft.values["participante"] = present[mesa, folded(name)]
        elif (mesa, folded(untreated(name))) in present:
            attended = present[mesa, folded(untreated(name))]
            draft.values["participante"] = attended
            note = f"{quoted(name)} se leyó como {quoted(attended)}, que está en Asistentes."
            fix = f"Escriba {quoted(attended)}, como en Asistentes."
            yield Finding(Code.LECTURA, Grade.NOTA, note, fix, draft.places[column.field], name)
        elif read is not None and "mesa" not in draft.unread:
            draft.unread.add(column.field)
            yield Finding(
                Code.PARTICIPANTE,
                Grade.AVISO,
                f"{quoted(name)} no es integrante ni está entre los asistentes de la mesa {mesa}.",
                "Escriba la clave del integrante, o el nombre tal como está en Asistentes de esa mesa.",
                draft.places[column.field],
                name,
            )


def _present(drafts: Drafts) -> dict[tuple[str, str], str]:
    rows = drafts.get(Asistente, ())
    return {(d.text("mesa"), folded(d.text("nombre"))): d.text("nombre") for d in rows if d.text("nombre")}


def _attendants(drafts: Drafts) -> Iterator[Finding]:
    """Rows that say of nobody that they attended; where the sheet lacks the column, that is said once."""
    told: dict[Finding, None] = {}
    for draft in drafts.get(Asistente, ()):
        nobody = not draft.values.get("integrante") and not draft.values.get("nombre")
        if nobody and not draft.unread & {"integrante", "nombre"}:
            told[_nobody(draft.places["integrante"])] = None
    yield from told


def _nobody(place: Place) -> Finding:
    where = "Escriba la clave en Integrante"
    if not place.cell:
        place, where = replace(place, row=None), "Agregue la columna Integrante y escriba en ella la clave"
    fix = f"{where}; si no es integrante, su nombre en Nombre."
    return Finding(Code.CELDA_VACIA, Grade.AVISO, "No dice quién asistió.", fix, place)
