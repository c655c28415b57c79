"""A plan with something of every kind in its calendar."""

from datetime import date, time

import pytest

from pipeline.model.plan import Plan
from pipeline.model.records import Actividad, Asistente, Compromiso, Ejercicio, Integrante, Mesa, Meta, Sesion


@pytest.fixture
def plan() -> Plan:
    return Plan(
        ejercicio=Ejercicio(entidad_federativa="Cañada Ñuble", anio_ejercicio=2016),
        integrantes=(
            Integrante(clave="F1", nombre="Iñaki Zúñiga", calidad="facilitador", sector="ninguno"),
            Integrante(
                clave="GA1", nombre="Inés Robles", calidad="titular", sector="autoridad", correo="ines@gob.example.mx"
            ),
            Integrante(
                clave="SC1", nombre="Ramón Tlapa", calidad="titular", sector="sociedad civil",
                institucion="Agua para Todos, A.C.", correo="ramon@osc.example.mx",
            ),
            Integrante(clave="SC1S", nombre="Paz Vega", calidad="suplente", sector="sociedad civil", suple_a="SC1"),
            Integrante(clave="SC2", nombre="Por designar", calidad="titular", sector="sociedad civil"),
            Integrante(clave="T1", nombre="Testigo", calidad="testigo", sector="otro"),
        ),
        compromisos=(Compromiso(clave="C1", tipo="Local", titulo="Abrir el agua"),),
        actividades=(
            Actividad(
                clave="C1-A1", compromiso="C1", responsable="GA1", corresponsables=("SC1",),
                actividad="Publicar tarifas; avisar a ines@gob.example.mx\n" + "y muchas palabras más, con ñ " * 9,
                inicio=date(2016, 9, 1), fin=date(2016, 12, 31), producto="Tabla",
            ),
            Actividad(
                clave="C1-A2", compromiso="C1", actividad="Solo empieza", responsable="SC1", inicio=date(2016, 9, 5)
            ),
            Actividad(clave="C1-A3", compromiso="C1", actividad="Sin fecha", responsable="SC1"),
        ),
        metas=(
            Meta(compromiso="C1", tipo="parcial", meta="La mitad", fecha=date(2016, 12, 1)),
            Meta(compromiso="C1", tipo="parcial", meta="Más de la mitad", fecha=date(2017, 2, 1)),
            Meta(compromiso="C1", tipo="final", meta="Todo", fecha=date(2017, 8, 1)),
        ),
        mesas=(
            Mesa(
                clave="M1", nucleo="conjunta", tema="Acuerdo", fecha=date(2016, 8, 18), hora_inicio=time(10),
                hora_termino=time(13, 30), lugar="Casa de la Cultura, salón 2",
            ),
            Mesa(clave="M2", nucleo="autoridad", tema="Solo autoridades", fecha=date(2016, 7, 1), modera="F1"),
        ),
        asistentes=(Asistente(mesa="M2", integrante="GA1"),),
        agenda_stl=(
            Sesion(fecha=date(2016, 10, 1), actividad="Sesión ordinaria", responsable="SC1"),
            Sesion(fecha=date(2017, 1, 15), actividad="Sesión ordinaria"),
        ),
    )  # fmt: skip
