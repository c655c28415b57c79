"""The plan before everyone: the micrositio with its board and open data, the shared calendar, the blank workbook."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from pipeline.model.files import File, Status
from pipeline.model.stop import Stop
from pipeline.publishing.sitio import Download, Site

MICROSITIO: Final = "micrositio"

__all__ = ["Download", "Site", "publish"]


def publish(site: Site, folder: Path) -> tuple[File, ...]:
    """Write ``micrositio/`` under ``folder``: the pages, the open data, and what is offered for download.

    Nothing is written until every public byte was looked at. Stop: something personal would be published, or a
    PDF is offered without the .docx that it was made from.
    """
    from pipeline.publishing.revision import review

    for lone in _lone_pdfs(site):
        raise Stop(
            f"No se publicó {lone}: ofrezca también el .docx del mismo nombre, donde se pueden revisar sus palabras."
        )
    files = _files(site)
    review(files, site.plan, site.public_words)
    return tuple(_write(folder, f"{MICROSITIO}/{name}", content) for name, content in sorted(files.items()))


def _files(site: Site) -> Mapping[str, bytes]:
    from pipeline.publishing.datos import open_data, tables_of
    from pipeline.publishing.micrositio import CALENDARS, DATA, DOCUMENTS, pages

    tables = tables_of(site)
    data = open_data(site, tables)
    return {
        **pages(site, tables, data),
        **{f"{DATA}/{name}": content for name, content in data.items()},
        **{f"{DOCUMENTS}/{d.path.name}": d.path.read_bytes() for d in site.documents},
        **{f"{CALENDARS}/{path.name}": path.read_bytes() for path in site.calendars},
    }


def _lone_pdfs(site: Site) -> Iterator[str]:
    offered = {d.path.name for d in site.documents}
    yield from (name for name in sorted(offered) if name.endswith(".pdf") and f"{name[:-4]}.docx" not in offered)


def _write(folder: Path, name: str, content: bytes) -> File:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    document = "datos-abiertos" if name.startswith(f"{MICROSITIO}/datos/") else MICROSITIO
    return File(name, document, Status.FINAL, hashlib.sha256(content).hexdigest(), len(content))
