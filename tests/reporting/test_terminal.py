"""The terminal tells everything, the gravest first, and equal faults once."""

from io import StringIO
from pathlib import Path

from pipeline.model.files import File, Status
from pipeline.model.findings import Finding, Grade
from pipeline.model.outcome import Judged, Outcome, Result
from pipeline.model.workbook import Place, Sheet, Workbook
from pipeline.reporting.console import console_on
from pipeline.reporting.terminal import tell, tell_files

BOOK = Workbook("plan.xlsx", "Plan [de] Tepango", (Sheet("Actividades"),))


def _blank(row: int) -> Finding:
    place = Place("Actividades", row, 4, "Responsable")
    return Finding(
        "RM-2a", Grade.IMPIDE, f"«C1-A{row}» no tiene responsable.", "Escriba la clave de una persona.", place
    )


def _told(outcome: Outcome, book: Workbook = BOOK) -> str:
    stream = StringIO()
    tell(console_on(stream), book, outcome, "abcdef0123456789")
    return stream.getvalue()


def _judged(result: Result) -> Judged:
    return Judged("RM-2a", result, Grade.IMPIDE, "Cada actividad tiene un responsable.", "RM 2.a", "", ())


def test_forty_equal_faults_are_one_line_with_a_count_and_the_first_places() -> None:
    told = _told(Outcome((_judged(Result.NO_CUMPLE),), tuple(_blank(row) for row in range(2, 42))))
    assert told.count("no tiene responsable") == 1
    assert "Actividades!D2, D3, D4, D5, D6, D7 y 34 más (40 veces): Por ejemplo: «C1-A2»" in told
    assert "40 observaciones: 40 que impiden" in told


def test_what_several_things_lack_at_one_place_names_each() -> None:
    def lacking(key: str) -> Finding:
        place = Place("Metas", None, 2, "Compromiso")
        return Finding("RM-2c", Grade.IMPIDE, f"“{key}” no tiene meta final.", f"Agregue la de {key}.", place)

    told = _told(Outcome((_judged(Result.NO_CUMPLE),), tuple(map(lacking, ("C2", "C3", "C4", "C5")))))
    first = "“C2” no tiene meta final. “C3” no tiene meta final. “C4” no tiene meta final. Y 1 más."
    assert f"(4 veces): {first}" in " ".join(told.split())
    assert "→ En el primer caso: Agregue la de C2." in told


def test_a_key_that_nobody_has_is_one_fault_wherever_it_is_named() -> None:
    def unknown(sheet: str, row: int) -> Finding:
        place = Place(sheet, row, 1, "Compromiso")
        return Finding("D-clave-desconocida", Grade.IMPIDE, "“C9” no está en la hoja Compromisos.", "Corríjala.", place)

    told = _told(
        Outcome((_judged(Result.NO_CUMPLE),), (unknown("Acuerdos", 3), unknown("Metas", 4), unknown("Metas", 5)))
    )
    assert told.count("■") == 1
    assert "Acuerdos!A3, Metas!A4, Metas!A5 (3 veces): “C9” no está" in told


def test_different_faults_in_one_cell_are_two_lines() -> None:
    other = Finding("RM-3a", Grade.IMPIDE, "El fin va antes del inicio.", "Corrija.", Place("Actividades", 2, 4, "Fin"))
    told = _told(Outcome((_judged(Result.NO_CUMPLE),), (_blank(2), other)))
    assert told.count("■") == 2


def test_what_is_met_stands_with_its_count_and_the_verdict_last() -> None:
    told = _told(Outcome((_judged(Result.CUMPLE),), ()))
    assert "Se cumple (1)" in told
    assert "1 requisito: 1 cumple" in told
    assert told.rstrip().endswith("definitivo.")


def test_brackets_in_the_sheet_are_printed_as_they_are() -> None:
    odd = Finding("D-fecha", Grade.AVISO, "“[red]ayer[/]” no es una fecha.", "Escríbala.", Place("Mesas", 2, 5), "[/]")
    told = _told(Outcome((_judged(Result.CUMPLE),), (odd,)))
    assert "[red]ayer[/]" in told
    assert "Plan [de] Tepango" in told


def test_a_line_is_never_broken_where_a_program_reads_it() -> None:
    long = Finding("D-fecha", Grade.AVISO, "palabra " * 60, "Escríbala.", Place("Mesas", 2, 5))
    told = _told(Outcome((_judged(Result.CUMPLE),), (long,)))
    assert any(line.count("palabra") == 60 for line in told.splitlines())


def test_a_google_sheet_gives_the_link_to_the_cell() -> None:
    book = Workbook("id", "t", (Sheet("Actividades", gid=7),), url="https://docs.google.com/spreadsheets/d/x/edit")
    told = _told(Outcome((_judged(Result.NO_CUMPLE),), (_blank(2),)), book)
    assert "https://docs.google.com/spreadsheets/d/x/edit#gid=7&range=D2" in told


def test_many_files_of_a_kind_are_one_line_with_their_count_and_drafts_apart() -> None:
    minutas = [File(f"03-mesas/m{n}-minuta.docx", "minuta", Status.FINAL, "", 1) for n in range(1, 6)]
    draft = File("03-mesas/m6-minuta-borrador.docx", "minuta", Status.BORRADOR, "", 1)
    stream = StringIO()
    tell_files(console_on(stream), Outcome((), ()), (*minutas, draft), (), Path("salida"), "make check")
    lines = [line.split() for line in stream.getvalue().splitlines()[:3]]
    assert lines[0][:2] == ["6", "archivos"]
    assert lines[1] == ["definitivo", "03-mesas/m1-minuta.docx", "…", "m5-minuta.docx", "(5", "archivos)"]
    assert lines[2] == ["borrador", "03-mesas/m6-minuta-borrador.docx"]
