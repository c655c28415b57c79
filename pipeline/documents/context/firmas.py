"""Who signs, in which order, and the strip for the rúbricas at the margin."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Final

from pipeline.documents.context.blanks import LINE, joined
from pipeline.documents.context.hoja import Hoja
from pipeline.documents.context.personas import as_facilitator, by_protocol, name_of, of_whom, sector_of
from pipeline.documents.context.plan_publico import OMITTED_POST
from pipeline.documents.language import Genero, genero
from pipeline.model.choices import FACILITADOR, INVITADO, TESTIGO, TITULAR
from pipeline.model.plan import Plan, vacant
from pipeline.model.records import Integrante
from pipeline.model.words import fold, tidy

_NOTE: Final = "Quienes firman al calce rubrican al margen cada hoja, en el mismo orden de las firmas."
_NOBODY: Final = "Todavía no hay personas registradas que firmen este documento."
MOST_LOOSE: Final = 13
MOST_LABELLED: Final = 24
_SMALL_WORDS: Final = frozenset({"de", "del", "la", "las", "los", "y", "e"})


@dataclass(frozen=True, slots=True)
class Firma:
    """El espacio de firma de una persona, o un lugar por designar."""

    nombre: Annotated[str, "el nombre con su tratamiento, o “Por designar”"]
    lineas: Annotated[tuple[str, ...], "los renglones bajo el nombre: cargo, institución, sector y calidad"]
    vacante: Annotated[bool, "verdadero si el lugar está por designar: se imprime y no firma"]
    rubrica: Annotated[str, "las iniciales y el sector, para la tira del margen"]
    rotulo: Annotated[str, "lo que va sobre la firma: Testigo, Facilita el diálogo; vacío para los demás"] = ""


@dataclass(frozen=True, slots=True)
class FilaDeFirmas:
    """Un renglón del bloque de firmas: una o dos."""

    primera: Annotated[Firma, "la firma de la izquierda, o la única"]
    segunda: Annotated[Firma | None, "la firma de la derecha, si la hay"]


@dataclass(frozen=True, kw_only=True)
class HojaFirmada(Hoja):
    """Lo que tiene todo documento que se firma."""

    rubricas: Annotated[tuple[str, ...], "las iniciales y el sector de cada firmante, en el orden de las firmas"]
    rubricas_compactas: Annotated[bool, "verdadero si son tantas que la tira va más apretada"]
    filas_de_firmas: Annotated[tuple[FilaDeFirmas, ...], "el bloque de firmas, por renglones"]
    leyenda_de_foja: Annotated[str, "la leyenda que acompaña a las firmas en cada hoja"]
    nota_de_firmas: Annotated[str, "lo que se aclara al pie de las firmas"]


@dataclass(frozen=True, slots=True)
class Firmantes:
    """Everyone who signs a document, group by group."""

    grupos: tuple[tuple[Firma, ...], ...]

    def __iter__(self) -> Iterator[Firma]:
        """The signatures in order, without the vacant seats."""
        return (firma for firmas in self.grupos for firma in firmas if not firma.vacante)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def signature(integrante: Integrante, role: str = "", *, label: str = "") -> Firma:
    """The space where a person signs. ``role`` is what they sign as, where it is not their calidad."""
    if vacant(integrante):
        told = f"{sector_of(integrante.sector)}, {integrante.calidad or TITULAR}: lugar vacante, no firma"
        return Firma(name_of(integrante), (told,), vacante=True, rubrica="")
    post = tidy(integrante.cargo) or f"Cargo: {LINE}"
    institution = tidy(integrante.institucion) or f"Institución: {LINE}"
    last = role or f"{sector_of(integrante.sector)}, {integrante.calidad or 'integrante'}"
    return Firma(
        addressed(name_of(integrante), integrante.cargo) if not tidy(integrante.tratamiento) else name_of(integrante),
        (post, institution, last),
        vacante=False,
        rubrica=f"{initials(integrante.nombre)} {_short_sector(integrante)}",
        rotulo=label,
    )


def standing_in(substitute: Integrante, absent: Integrante) -> Firma:
    """The space where a substitute signs, and says for whom."""
    return signature(substitute, f"{sector_of(substitute.sector)}, suplente en ausencia {of_whom(absent)}")


def guest(nombre: str, cargo: str, institucion: str, sector: str) -> Firma:
    """The space where someone without a seat signs."""
    lines = tuple(line for line in (tidy(cargo) or f"Cargo: {LINE}", tidy(institucion), tidy(sector)) if line)
    return Firma(addressed(nombre, cargo), lines, vacante=False, rubrica=f"{initials(nombre)} {tidy(sector)}".strip())


def addressed(nombre: str, cargo: str) -> str:
    """The name of who has no academic title as a signature writes it: C. Ana Ruiz; one that is omitted stays so."""
    name = tidy(nombre)
    first = name.partition(" ")[0]
    titled = first.endswith(".") or genero("", first) is not Genero.NEUTRO
    return name if titled or not name or name == LINE or cargo == OMITTED_POST else f"C. {name}"


def initials(nombre: str) -> str:
    """M.F.G. for María Fernanda de la Garza."""
    words = [word for word in tidy(nombre).split() if fold(word) not in _SMALL_WORDS]
    letters = [next((c for c in word if c.isalpha()), "") for word in words]
    return "".join(f"{letter.upper()}." for letter in letters if letter) or LINE


def facilitators(plan: Plan) -> tuple[Firma, ...]:
    """The facilitador's own block: a voice and no vote."""
    people = by_protocol(i for i in plan.integrantes if i.calidad == FACILITADOR)
    return tuple(signature(i, f"{as_facilitator(i)}, con voz y sin voto", label="Facilita el diálogo") for i in people)


def witnesses(plan: Plan) -> tuple[Firma, ...]:
    """The witnesses' own block."""
    people = by_protocol(i for i in plan.integrantes if i.calidad == TESTIGO and not vacant(i))
    return tuple(as_witness(i) for i in people)


def as_witness(integrante: Integrante) -> Firma:
    """The space where a witness signs."""
    return signature(integrante, "Firma como testigo", label="Testigo")


def seats(plan: Plan, *, declared: bool = True) -> tuple[Firma, ...]:
    """One signature for each seat of the STL: its titular, or the substitute who acted instead.

    A substitute acts where the seat is vacant, or where only they declared conformity; this last only in what is
    signed with the plan (``declared``), since who was absent then need not be absent later.
    """
    said = {c.integrante for c in plan.conformidades} if declared else set()
    return tuple(_seat(plan, i, said) for i in by_protocol(i for i in plan.integrantes if i.calidad == TITULAR))


def _seat(plan: Plan, holder: Integrante, declared: set[str]) -> Firma:
    substitutes = [s for s in plan.suplentes if s.suple_a == holder.clave]
    acting = [s for s in substitutes if s.clave in declared] if holder.clave not in declared else []
    if vacant(holder) and not acting:
        acting = substitutes
    return standing_in(acting[0], holder) if acting else signature(holder)


def groups(plan: Plan, signers: Sequence[Firma]) -> Firmantes:
    """The signers, the facilitador and the witnesses, each in a block of their own."""
    return blocks(tuple(signers), facilitators(plan), witnesses(plan))


def blocks(*grupos: tuple[Firma, ...]) -> Firmantes:
    """Groups of signatures, those that hold someone."""
    return Firmantes(tuple(firmas for firmas in grupos if firmas))


def signed(firmantes: Firmantes, leyenda: str, note: str = "") -> dict[str, Any]:
    """The fields of ``HojaFirmada`` that ``Hoja`` lacks."""
    return {
        "rubricas": tuple(_rubric(firma, len(firmantes)) for firma in firmantes),
        "rubricas_compactas": len(firmantes) > MOST_LOOSE,
        "filas_de_firmas": tuple(_rows(firmantes)),
        "leyenda_de_foja": leyenda,
        "nota_de_firmas": joined((_NOTE, note), " ") if len(firmantes) else _NOBODY,
    }


def _rubric(firma: Firma, count: int) -> str:
    return firma.rubrica if count <= MOST_LABELLED else firma.rubrica.split(" ", maxsplit=1)[0]


def _rows(firmantes: Firmantes) -> Iterable[FilaDeFirmas]:
    for firmas in firmantes.grupos:
        for n in range(0, len(firmas), 2):
            yield FilaDeFirmas(firmas[n], firmas[n + 1] if n + 1 < len(firmas) else None)


def _short_sector(integrante: Integrante) -> str:
    own = {FACILITADOR: "Facilitación", TESTIGO: "Testigo", INVITADO: "Invitación"}
    return own.get(integrante.calidad) or sector_of(integrante.sector)
