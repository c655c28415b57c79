"""The output folder is the former one or the new one, never a mixture."""

import hashlib
import json
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pipeline.model.files import File, Omitted, Status
from pipeline.model.stop import Stop
from pipeline.storing.exchange import recover
from pipeline.storing.manifest import Manifest
from pipeline.storing.staging import record_of, staging
from tests.effort import THOROUGH

TODAY = date(2016, 8, 20)


def _manifest(folder: Path, names: list[str], mark: str = "a", document: str = "minuta") -> Manifest:
    files = tuple(
        File(
            n,
            document,
            Status.FINAL,
            hashlib.sha256((folder / n).read_bytes()).hexdigest(),
            (folder / n).stat().st_size,
        )
        for n in names
    )
    return Manifest(
        "plan.xlsx", "plan", mark, TODAY, "2016", TODAY, files, (Omitted("correos", "El PAL es borrador."),)
    )


def _run(output: Path, contents: dict[str, str], mark: str = "a", document: str = "minuta") -> list[str]:
    said: list[str] = []
    with staging(output, lambda written: written == document, said.append) as stage:
        for name, text in contents.items():
            (stage.folder / name).parent.mkdir(parents=True, exist_ok=True)
            (stage.folder / name).write_text(text, encoding="utf-8")
        stage.finish(_manifest(stage.folder, list(contents), mark, document))
    return said


def _tree(output: Path) -> dict[str, str]:
    return {p.relative_to(output).as_posix(): p.read_text("utf-8") for p in output.rglob("*") if p.is_file()}


def test_a_run_leaves_its_files_and_a_manifest_and_nothing_beside(tmp_path: Path) -> None:
    _run(tmp_path / "salida", {"a.docx": "uno", "03-mesas/m1.docx": "dos"})
    told = json.loads((tmp_path / "salida/manifiesto.json").read_text("utf-8"))
    assert [f["path"] for f in told["files"]] == ["03-mesas/m1.docx", "a.docx"]
    assert told["omitted"] == [{"document": "correos", "reason": "El PAL es borrador."}]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["salida", "salida-registro"]


def test_the_same_run_gives_the_same_bytes(tmp_path: Path) -> None:
    _run(tmp_path / "salida", {"a.docx": "uno"})
    before = _tree(tmp_path / "salida")
    _run(tmp_path / "salida", {"a.docx": "uno"})
    assert _tree(tmp_path / "salida") == before


def test_a_file_that_is_no_longer_due_goes_away(tmp_path: Path) -> None:
    _run(tmp_path / "salida", {"a.docx": "uno", "b.docx": "dos"})
    _run(tmp_path / "salida", {"a.docx": "uno"})
    assert set(_tree(tmp_path / "salida")) == {"a.docx", "manifiesto.json"}


def test_what_the_committee_put_there_stays(tmp_path: Path) -> None:
    _run(tmp_path / "salida", {"a.docx": "uno"})
    (tmp_path / "salida/firmado.pdf").write_text("escaneo", encoding="utf-8")
    _run(tmp_path / "salida", {"a.docx": "nuevo"})
    tree = _tree(tmp_path / "salida")
    assert tree["firmado.pdf"] == "escaneo"
    assert tree["a.docx"] == "nuevo"


def test_a_document_edited_by_hand_is_kept_aside_and_told(tmp_path: Path) -> None:
    _run(tmp_path / "salida", {"a.docx": "uno"})
    (tmp_path / "salida/a.docx").write_text("con mis cambios", encoding="utf-8")
    said = _run(tmp_path / "salida", {"a.docx": "dos"})
    assert _tree(tmp_path / "salida")["a-editado-a-mano.docx"] == "con mis cambios"
    assert len(said) == 1
    assert "a.docx" in said[0]


def test_every_version_edited_by_hand_is_kept(tmp_path: Path) -> None:
    for version in ("uno", "dos", "tres"):
        _run(tmp_path / "salida", {"a.docx": f"del programa {version}"})
        (tmp_path / "salida/a.docx").write_text(f"a mano {version}", encoding="utf-8")
    _run(tmp_path / "salida", {"a.docx": "final"})
    kept = {text for name, text in _tree(tmp_path / "salida").items() if "editado-a-mano" in name}
    assert kept == {"a mano uno", "a mano dos", "a mano tres"}


def test_a_file_of_the_committee_with_the_name_of_a_new_document_is_kept_aside(tmp_path: Path) -> None:
    _run(tmp_path / "salida", {"a.docx": "uno"})
    (tmp_path / "salida/b.docx").write_text("mío", encoding="utf-8")
    _run(tmp_path / "salida", {"a.docx": "uno", "b.docx": "del programa"})
    assert _tree(tmp_path / "salida")["b-editado-a-mano.docx"] == "mío"


def test_another_command_leaves_the_files_of_the_first_and_says_their_plan(tmp_path: Path) -> None:
    _run(tmp_path / "salida", {"a.docx": "uno"}, mark="viejo")
    _run(tmp_path / "salida", {"micrositio/index.html": "<html>"}, mark="nuevo", document="micrositio")
    files = {f["path"]: f for f in json.loads((tmp_path / "salida/manifiesto.json").read_text("utf-8"))["files"]}
    assert files["a.docx"]["fingerprint"] == "viejo"
    assert "fingerprint" not in files["micrositio/index.html"]


def test_a_run_that_fails_leaves_the_former_output_whole(tmp_path: Path) -> None:
    _run(tmp_path / "salida", {"a.docx": "uno"})
    before = _tree(tmp_path / "salida")
    with pytest.raises(IsADirectoryError), staging(tmp_path / "salida", lambda _: True, print) as stage:  # noqa: PT012 - a run of two steps
        (stage.folder / "a.docx").write_text("a medias", encoding="utf-8")
        stage.folder.read_text("utf-8")
    assert _tree(tmp_path / "salida") == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["salida", "salida-registro"]


_KILLED = """
import os, signal, sys
from pathlib import Path
sys.path.insert(0, {tests!r})
from tests.storing.test_staging import _manifest
from pipeline.storing.staging import staging
step = int(sys.argv[1]); count = 0
def tick(*_):
    global count
    count += 1
    if count == step: os.kill(os.getpid(), signal.SIGKILL)
sys.setprofile(tick)
with staging(Path(sys.argv[2]), lambda _: True, print) as stage:
    for n in range(4):
        (stage.folder / f"{{n}}.docx").write_text("nuevo")
    stage.finish(_manifest(stage.folder, [f"{{n}}.docx" for n in range(4)], "b"))
sys.setprofile(None)
sys.stderr.write(str(count))
"""


def _killed_at(step: int, output: Path) -> subprocess.CompletedProcess[str]:
    script = _KILLED.format(tests=str(Path(__file__).parents[2]))
    command = [sys.executable, "-c", script, str(step), str(output)]
    return subprocess.run(command, check=False, timeout=60, capture_output=True, text=True)  # noqa: S603 - our own


@pytest.mark.long
def test_a_kill_at_any_moment_leaves_the_former_output_or_the_new_one(tmp_path: Path) -> None:
    output = tmp_path / "salida"
    _run(output, {f"{n}.docx": "viejo" for n in range(4)})
    steps = int(_killed_at(0, output).stderr)
    assert steps > 100
    seen = set()
    for step in range(1, steps, 1 if THOROUGH else steps // 25):
        _run(output, {f"{n}.docx": "viejo" for n in range(4)})
        ended = _killed_at(step, output)
        recover(output, output.parent / ".salida-anterior")
        texts = frozenset(text for name, text in _tree(output).items() if name.endswith(".docx"))
        assert ended.returncode == -signal.SIGKILL
        assert texts in ({"viejo"}, {"nuevo"})
        seen.add(texts)
    assert seen == {frozenset({"viejo"}), frozenset({"nuevo"})}


def test_two_runs_at_once_do_not_mix(tmp_path: Path) -> None:
    with (
        staging(tmp_path / "salida", lambda _: True, print),
        pytest.raises(Stop, match="Otra orden"),
        staging(tmp_path / "salida", lambda _: True, print),
    ):
        pass


def test_a_folder_with_other_things_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "mis-cosas").mkdir()
    (tmp_path / "mis-cosas/foto.jpg").write_text("foto", encoding="utf-8")
    with pytest.raises(Stop, match="otras cosas"), staging(tmp_path / "mis-cosas", lambda _: True, print):
        pass
    assert _tree(tmp_path / "mis-cosas") == {"foto.jpg": "foto"}


def test_a_file_is_not_a_folder(tmp_path: Path) -> None:
    (tmp_path / "salida").write_text("soy un archivo", encoding="utf-8")
    with pytest.raises(Stop, match="es un archivo"), staging(tmp_path / "salida", lambda _: True, print):
        pass


def test_the_record_stands_beside_the_output(tmp_path: Path) -> None:
    assert record_of(tmp_path / "salida") == tmp_path / "salida-registro"


_AS_NOBODY = """
import os, sys
from pathlib import Path
from pipeline.model.stop import Stop
from pipeline.storing.staging import staging
os.getuid() or os.setuid(65534)
try:
    with staging(Path(sys.argv[1]), lambda _: True, print):
        pass
except Stop as stop:
    sys.exit(stop.sentence)
"""


@pytest.fixture
def everybodys() -> Iterator[Path]:
    """A folder that anybody may enter, as those of pytest are not."""
    with tempfile.TemporaryDirectory(prefix="pal-prueba-") as folder:
        yield Path(folder)


@pytest.mark.parametrize("closed", ["salida", "salida/03-mesas", ".salida-anterior/03-mesas"])
def test_a_folder_that_may_not_be_changed_is_told_and_left_as_it_is(everybodys: Path, closed: str) -> None:
    output = everybodys / "salida"
    _run(output, {"a.docx": "uno", "03-mesas/m1.docx": "dos"})
    if closed.startswith("."):
        shutil.copytree(output, everybodys / ".salida-anterior")
    for place in (everybodys, *everybodys.rglob("*")):
        place.chmod(0o777 if place.is_dir() else 0o666)
    (everybodys / closed).chmod(0o555)
    command = [sys.executable, "-c", _AS_NOBODY, str(output)]
    ran = subprocess.run(command, cwd=everybodys, capture_output=True, text=True, check=False)  # noqa: S603 - our own script
    (everybodys / closed).chmod(0o777)
    assert str(everybodys / closed.partition("/")[0]) in ran.stderr
    assert "dele permiso de escritura, o indique otra carpeta con --output" in ran.stderr
    assert len(ran.stderr.splitlines()) == 1
    assert _tree(output).keys() == {"a.docx", "03-mesas/m1.docx", "manifiesto.json"}
