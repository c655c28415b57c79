# La cara de la orden “pal” para quien usa make. Sin make: vea README.md.
# Con PLAN=…, DATE=AAAA-MM-DD, OUTPUT=… y CONFIG=… se pasan opciones: make documents PLAN=plan.xlsx
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN := $(BIN)/pal
quoted = '$(subst ','\'',$(1))'
OPTIONS = $(if $(PLAN),--plan $(call quoted,$(PLAN))) $(if $(DATE),--date $(call quoted,$(DATE))) $(if $(OUTPUT),--output $(call quoted,$(OUTPUT))) $(if $(CONFIG),--config $(call quoted,$(CONFIG)))

.DEFAULT_GOAL := help
.PHONY: help documents check blank site emails send batch doctor test lint bench lock clean

# Lista de lo que se puede pedir.
help:
	@awk '/^# /{text=substr($$0,3)} /^[a-z]+:/{split($$1,name,":"); if (text!="") printf "  make %-10s %s\n", name[1], text; text=""} /^$$/{text=""}' Makefile

# Lee el plan, lo revisa y escribe en salida/ los documentos. Con su plan: make documents PLAN="mi plan.xlsx"
documents: $(RUN)
	@$(RUN) documents $(OPTIONS)

# Lee y revisa el plan; dice qué falta y en qué celda: make check PLAN="mi plan.xlsx"
check: $(RUN)
	@$(RUN) check $(OPTIONS) $(if $(ANNOTATE),--annotate)

# Crea un libro en blanco, con guía, para subirlo a Drive: make blank FILE=plan.xlsx
blank: $(RUN)
	@$(RUN) blank '$(or $(FILE),plan.xlsx)'

# Arma el micrositio con el tablero y los datos abiertos.
site: $(RUN)
	@$(RUN) site $(OPTIONS)

# Prepara los borradores de correo con la copia del plan; no envía nada.
emails: $(RUN)
	@$(RUN) emails $(OPTIONS)

# Muestra qué correos enviaría; los envía solo si usted lo confirma.
send: $(RUN)
	@$(RUN) send $(OPTIONS)

# Revisa muchos planes y los compara: make batch CONFIG=lote.toml
batch: $(RUN)
	@$(RUN) batch '$(or $(CONFIG),lote.toml)' $(if $(DATE),--date '$(DATE)') $(if $(OUTPUT),--output '$(OUTPUT)')

# Revisa que todo esté en su lugar: configuración, acceso a la hoja, plantillas, correo.
doctor: $(RUN)
	@$(RUN) doctor $(OPTIONS)

# Para quien desarrolla: instala lo necesario y corre las pruebas; con ALL=1 también las largas y las que piden LibreOffice, Chromium y otros.
test: $(VENV)/dev
	@$(BIN)/python -m pytest -n auto --dist worksteal -m 'not tools and not long' $(if $(ALL),--cov --cov-report=)
	@$(if $(ALL),$(BIN)/python -m pytest -n auto --dist worksteal -m 'tools or long' --cov --cov-append --cov-report=term)
	@$(MAKE) --no-print-directory lint

# Para quien desarrolla: estilo, tipos y la ley de las importaciones.
lint: $(VENV)/dev
	@$(BIN)/ruff format --check -q . && $(BIN)/ruff check -q . && $(BIN)/mypy && $(BIN)/lint-imports --no-cache

# Para quien desarrolla: mide los documentos y las órdenes al lado de otros motores (pide Node); docs/benchmarks.md.
bench: $(VENV)/dev
	@cd bench/node && npm ci --silent --no-audit --no-fund
	@$(BIN)/python -m bench $(SECTIONS)

# Para quien desarrolla: vuelve a fijar las versiones de las dependencias.
lock: $(VENV)/dev
	@$(BIN)/uv pip compile -q pyproject.toml --group build --universal --python-version 3.11 --generate-hashes --no-header --no-strip-extras --upgrade -o requirements.lock
	@$(BIN)/uv pip compile -q pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-header --no-strip-extras --upgrade -o requirements-dev.lock

# Borra el entorno instalado; la siguiente orden lo vuelve a crear.
clean:
	@rm -rf $(VENV)

$(RUN): requirements.lock pyproject.toml pipeline/__init__.py
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo 'Se necesita Python 3.11 o más nuevo. Instálelo de python.org, o indique cuál usar: make documents PYTHON=python3.12' >&2; exit 2; }
	@echo 'Preparando el programa (solo la primera vez; tarda un minuto)…' >&2
	@$(PYTHON) -m venv $(VENV) || { echo 'No se pudo crear el entorno. En Debian o Ubuntu instale: apt install python3-venv' >&2; exit 2; }
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock || { echo 'No se pudieron instalar las dependencias. Revise su conexión a Internet y repita la orden.' >&2; exit 2; }
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e . 
	@$(BIN)/python tools/lanzador.py $(RUN)
	@touch $(RUN)

$(VENV)/dev: $(RUN) requirements-dev.lock
	@echo 'Instalando lo que necesitan las pruebas…' >&2
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $(VENV)/dev
