# Wederhoor: `make run` starts it, `make test` checks it, `make help` names the rest.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
PY := .venv/bin/python
PIP := $(PY) -m pip --disable-pip-version-check
COMMITTEE := .venv/bin/committee
export COMMITTEE_INSTANCE ?= $(CURDIR)/instance

REHEARSAL := committee/rehearsals/kpz-19-01.toml
PURE := $(wildcard committee/procedure.py committee/regulation.py committee/regulation committee/deadlines.py \
	committee/terms.py committee/lengths.py committee/reckoning.py committee/calendar_nl.py committee/dutch.py \
	committee/toml_dutch.py committee/hours.py committee/labels.py committee/steady.py \
	committee/permissions.py committee/config.py \
	committee/paths.py committee/*/rules.py committee/*/rules committee/hearing/itip committee/hearing/itip.py committee/report/figures.py)

# What the machine itself must have: the Debian package, a colon, and what shows that it is there.
RUN_NEEDS := python3-venv:module=ensurepip ca-certificates:file=/etc/ssl/certs/ca-certificates.crt \
	libpango-1.0-0:library=libpango-1.0.so.0 libpangoft2-1.0-0:library=libpangoft2-1.0.so.0 \
	libharfbuzz-subset0:library=libharfbuzz-subset.so.0 fonts-noto-core:file=/usr/share/fonts/truetype/noto
TEST_NEEDS := $(RUN_NEEDS) chromium:command=chromium poppler-utils:command=pdftotext \
	libatomic1:library=libatomic.so.1 \
	postgresql:file=/usr/lib/postgresql/*/bin/postgres

define needs
	@missing=""; \
	for need in $(1); do \
		package=$${need%%:*}; sign=$${need#*:}; \
		case $$sign in \
			module=*) $(PYTHON) -c "import $${sign#*=}" 2>/dev/null ;; \
			command=*) command -v $${sign#*=} >/dev/null ;; \
			library=*) /sbin/ldconfig -p | grep -F "$${sign#*=} " >/dev/null ;; \
			file=*) compgen -G "$${sign#*=}" >/dev/null ;; \
		esac || missing="$$missing $$package"; \
	done; \
	test -n "$$missing" || exit 0; \
	if test "$$(id -u)" = 0 && command -v apt-get >/dev/null; then \
		echo "Systeempakketten worden geïnstalleerd:$$missing"; \
		export DEBIAN_FRONTEND=noninteractive; \
		log=$$(mktemp); \
		{ apt-get update && apt-get install -y --no-install-recommends $$missing; } >$$log 2>&1 \
			|| { tail -n 20 $$log >&2; echo "apt kon niet installeren:$$missing" >&2; exit 1; }; \
		rm $$log; \
	else \
		echo "Eerst nodig: sudo apt-get install --no-install-recommends$$missing" >&2; exit 1; \
	fi
endef

define install
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 of nieuwer is nodig." >&2; exit 1; }
	@test -x $(PY) || $(PYTHON) -m venv .venv
	@echo "Python-pakketten volgens $(1)…"
	@$(PIP) install --quiet --require-hashes -r $(1)
	@$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@touch $@
endef

.PHONY: help run test soak bench lint look pictures wheel lock

help:  ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: export COMMITTEE_MODE ?= demonstration
run: .venv/ready  ## start the application on http://127.0.0.1:8000
	@test -e "$$COMMITTEE_INSTANCE/rehearsal/summary.json" || { \
		echo "De zaak $(notdir $(basename $(REHEARSAL))) wordt nagespeeld in $$COMMITTEE_INSTANCE/rehearsal…"; \
		$(COMMITTEE) rehearse $(REHEARSAL) --out "$$COMMITTEE_INSTANCE/rehearsal"; }
	@exec $(COMMITTEE) up

# what one process compiled, the next need not
test soak: export PYTHONDONTWRITEBYTECODE =
test: .venv/ready-for-tests  ## all tests, on SQLite and PostgreSQL
	$(PY) -m pytest -q -n $${TEST_PROCESSES:-3} --dist worksteal

soak: .venv/ready-for-tests  ## ten thousand random procedures, on both databases
	SOAK=10000 $(PY) -m pytest -q -n $${TEST_PROCESSES:-2} --dist worksteal tests/walks -k stateful

bench: .venv/ready-for-tests  ## speed, as ratios to a floor measured in the same run
	$(PY) -m tests.benchmarks

lint: .venv/ready-for-tests  ## ruff, and mypy strict on the pure modules
	$(PY) -m ruff check committee tests
	$(PY) -m mypy --strict --follow-imports=silent $(PURE)

look: export COMMITTEE_MODE = demonstration
look: .venv/ready-for-tests  ## pictures of every page, and what is wrong with them, in instance/pictures
	$(PY) -m tests.pictures.tour

pictures: export COMMITTEE_MODE = demonstration
pictures: .venv/ready-for-tests  ## the pictures of the README, from the demonstration in instance/
	$(PY) -m tests.pictures

wheel: .venv/ready  ## dist/wederhoor-….whl, with templates and static inside
	$(PIP) wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

lock: .venv/ready-for-tests  ## both lock files after a change in pyproject.toml; UPGRADE=--upgrade renews all
	$(PY) -m uv pip compile $(LOCK_OPTIONS) $(UPGRADE) --extra build pyproject.toml -o requirements.lock
	$(PY) -m uv pip compile $(LOCK_OPTIONS) $(UPGRADE) --extra build --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock

LOCK_OPTIONS := --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header

.venv/ready: requirements.lock pyproject.toml
	$(call needs,$(RUN_NEEDS))
	$(call install,requirements.lock)

.venv/ready-for-tests: requirements-dev.lock pyproject.toml
	$(call needs,$(TEST_NEEDS))
	$(call install,requirements-dev.lock)
