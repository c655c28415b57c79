"""A run's files are built beside the output folder and put in place at the end, all or none."""

import errno
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from filelock import FileLock, Timeout

from pipeline.model.files import File
from pipeline.model.stop import Stop
from pipeline.storing.exchange import put_in_place, recover
from pipeline.storing.manifest import NAME, Manifest, read_manifest, write_manifest

EDITED: Final = "-editado-a-mano"
_DISK: Final = {
    errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.ENAMETOOLONG,
    errno.ENOTDIR, errno.ENOENT,
}  # fmt: skip
_ANOTHER: Final = "indique otra carpeta con --output"
_OPEN_IT: Final = f"dele permiso de escritura, o {_ANOTHER}"


def record_of(output: Path) -> Path:
    """The folder beside the output that outlives it: the last reading, the record of what was sent.

    One output has one record, by whatever path it is named.
    """
    whole = output.resolve()
    return whole.parent / f"{whole.name}-registro"


@dataclass(frozen=True, slots=True)
class Staging:
    """A run at work: it writes in ``folder``; ``finish`` puts everything in place at ``output``.

    ``mine`` tells which documents (by id) this command writes anew; files of the others stay as they are.
    """

    folder: Path
    output: Path
    former: Path
    mine: Callable[[str], bool]
    say: Callable[[str], None]

    def finish(self, manifest: Manifest) -> tuple[Mapping[str, Any], ...]:
        """Carry along what is not ours, write the manifest and trade places with the former output.

        It returns the files that the manifest lists.
        """
        known = read_manifest(self.output)
        written = {file.path for file in manifest.files}
        carried = list(self._carry(known, written))
        for entry in carried:
            if entry["fingerprint"] == manifest.fingerprint:
                del entry["fingerprint"]
        listed = write_manifest(manifest, self.folder, carried)
        try:
            put_in_place(self.folder, self.output, self.former)
        except OSError as busy:
            raise Stop(
                f"No se pudo reemplazar la carpeta {self.output} ({busy.strerror}). Cierre los documentos que tenga "
                "abiertos de esa carpeta y repita la orden; lo que había sigue intacto."
            ) from busy
        shutil.rmtree(self.former, ignore_errors=True)
        return tuple(listed)

    def same_pdf(self, word: File) -> bytes | None:
        """The PDF that stands beside a Word document in the former output, if neither has changed since it was made."""
        known = read_manifest(self.output)
        path = word.path.removesuffix(".docx") + ".pdf"
        if path not in known or known.get(word.path, {}).get("sha256") != word.sha256:
            return None
        try:
            content = (self.output / path).read_bytes()
        except OSError:
            return None
        return content if hashlib.sha256(content).hexdigest() == known[path]["sha256"] else None

    def _carry(self, known: Any, written: set[str]) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - entries as JSON
        for path in sorted(self.output.rglob("*")) if self.output.is_dir() else ():
            name = path.relative_to(self.output).as_posix()
            if path.is_dir() or name == NAME:
                continue
            entry = known.get(name)
            if entry is None and name not in written:
                self._link(path, name)
            elif entry is not None and not self.mine(entry["document"]):
                self._link(path, name)
                yield dict(entry)
            elif entry is None or _sha256(path) != entry["sha256"]:
                aside = self._free(Path(name))
                self._link(path, aside)
                self.say(f"Usted había cambiado {name}; su versión quedó guardada como {aside}.")

    def _free(self, name: Path) -> str:
        """A name for what a person edited that neither the former output nor the new one has."""
        count = 1
        aside = name.with_stem(name.stem + EDITED)
        while (self.folder / aside).exists() or (self.output / aside).exists():
            count += 1
            aside = name.with_stem(f"{name.stem}{EDITED}-{count}")
        return aside.as_posix()

    def _link(self, source: Path, name: str) -> None:
        target = self.folder / name
        if target.exists():
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(source, target, follow_symlinks=False)
        except OSError:  # another disk, or a system without links
            shutil.copy2(source, target, follow_symlinks=False)


@contextmanager
def staging(output: Path, mine: Callable[[str], bool], say: Callable[[str], None]) -> Iterator[Staging]:
    """A place to build the output in; whatever fails inside leaves the former output whole.

    Stop: the folder holds something else, cannot be written, or another run is writing there.
    """
    output = output.resolve()
    former = output.parent / f".{output.name}-anterior"
    fresh = output.parent / f".{output.name}-en-preparacion"
    look_at(output)  # before anything is left beside it
    with _alone(output):
        recover(output, former)
        look_at(output)
        for left in (former, fresh):
            _clear(left)
        fresh.mkdir()
        try:
            yield Staging(fresh, output, former, mine, say)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)


@contextmanager
def _alone(output: Path) -> Iterator[None]:
    try:
        record = record_of(output)
        record.mkdir(parents=True, exist_ok=True)
        with FileLock(record / "candado", timeout=0):
            yield
    except Timeout as taken:
        raise Stop(f"Otra orden está escribiendo en {output}. Espere a que termine y repita.") from taken
    except OSError as refused:
        if refused.errno not in _DISK:
            raise
        raise Stop(_refused(output, refused)) from refused


def _refused(output: Path, refused: OSError) -> str:
    if refused.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return f"No tiene permiso para escribir en {output.parent}. Indique otra carpeta con --output."
    if refused.errno in {errno.ENOTDIR, errno.ENOENT}:
        return f"En {output} no puede haber una carpeta: revise esa dirección, o indique otra carpeta con --output."
    return (
        f"No se pudo escribir en {output} ({refused.strerror or refused}). Libere espacio en el disco o indique "
        "otra carpeta con --output; lo que había sigue intacto."
    )


def look_at(output: Path) -> None:
    """Stop: there can be no output folder there, it holds something else, or it may not be changed."""
    output = output.resolve()
    try:
        _is_ours(output)
        closed = next(
            (f for f in (output, *output.rglob("*")) if f.is_dir() and not os.access(f, os.W_OK | os.X_OK)), None
        )
    except OSError as refused:
        if refused.errno not in _DISK:
            raise
        raise Stop(_refused(output, refused)) from refused
    if closed:
        raise Stop(f"La carpeta {closed} es de solo lectura; {_OPEN_IT}.")


def _is_ours(output: Path) -> None:
    standing = next((place for place in (output, *output.parents) if place.exists()), output)
    if standing.exists() and not standing.is_dir():
        under = "" if standing == output else f"En {output} no puede haber una carpeta: "
        raise Stop(f"{under}{standing} es un archivo, no una carpeta; {_ANOTHER}.")
    if output.is_dir() and any(output.iterdir()) and not (output / NAME).exists():
        raise Stop(f"La carpeta {output} ya tiene otras cosas; indique una carpeta nueva o vacía con --output.")


def _clear(left: Path) -> None:
    shutil.rmtree(left, ignore_errors=True)
    if left.exists():
        raise Stop(f"No se pudo quitar {left}, que quedó de una orden anterior; {_OPEN_IT}, o bórrela.")


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
