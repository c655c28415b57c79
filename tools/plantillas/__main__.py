"""Write the templates: ``python tools/plantillas [FOLDER]``; by default, templates/ of the project."""

import sys
from pathlib import Path

import acta
import adenda
import comparativo
import declaracion
import dictamen
import evaluacion
import indice
import mesa_lista
import mesa_previa
import minuta
import monitoreo
import oficio
import pal
import version_publica
from paquete import package

PLANTILLAS = (
    declaracion.PLANTILLA,
    acta.PLANTILLA,
    mesa_previa.PLANTILLA,
    mesa_lista.PLANTILLA,
    minuta.PLANTILLA,
    pal.PLANTILLA,
    dictamen.PLANTILLA,
    monitoreo.PLANTILLA,
    evaluacion.PLANTILLA,
    adenda.PLANTILLA,
    oficio.PLANTILLA,
    indice.PLANTILLA,
    *version_publica.PLANTILLAS,
)


def main(folder: Path) -> None:
    """Write every template into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for plantilla in PLANTILLAS:
        (folder / f"{plantilla.name}.docx").write_bytes(package(plantilla))
    (folder / "lote").mkdir(exist_ok=True)
    (folder / "lote" / f"{comparativo.PLANTILLA.name}.docx").write_bytes(package(comparativo.PLANTILLA))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2] / "templates")
