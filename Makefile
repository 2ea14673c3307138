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

# The first of these that runs and is new enough; `make PYTHON=python3.13 test` chooses another.
ifndef PYTHON
PYTHON := $(shell for one in python3.11 python3 python3.13 python3.12; do \
	$$one -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$one && break; done)
endif

.PHONY: verbs demo check test fix bench mutants pins lint pure all-tests clean

verbs:
	@awk -F ':.* # ' '/^[a-z]+:.* # / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile

demo: .venv/installed # an invented family told day by day, with what the record asked and what answered it
	@.venv/bin/tenfold demo

check: lint # the quick loop: lint, types, doors, the pure rooms' tests, the house tests
	@.venv/bin/pytest -q -n 2 $(pure_rooms) tests/house

test: lint pure all-tests # everything that CI runs

fix: .venv/installed # format, and mend what ruff can mend
	@.venv/bin/ruff check --fix --quiet || true
	@.venv/bin/ruff format

bench: .venv/installed # measure, as ratios against floors and peers
	@.venv/bin/python -m benchmarks

mutants: .venv/installed # break the rules and the picture on purpose and count what the tests catch
	@.venv/bin/python -m benchmarks.mutants

pins: .venv/installed # write requirements/*.txt anew from the ranges, with hashes and no address
	@.venv/bin/python -m venv out/pins && out/pins/bin/pip install -qq uv
	@pin() { out/pins/bin/uv pip compile -q --no-config --universal --python-version 3.11 \
		--no-header --no-annotate --generate-hashes --upgrade "$$@"; }; \
	pin --extra cli --extra desk --extra embedded --extra test --extra browser --extra check pyproject.toml requirements/dev.in -o requirements/dev.txt; \
	pin --extra cli pyproject.toml -c requirements/dev.txt -o requirements/cli.txt; \
	pin --extra cli --extra desk --extra embedded pyproject.toml -c requirements/dev.txt -o requirements/desk.txt; \
	pin requirements/pure.in -c requirements/dev.txt -o requirements/pure.txt

clean: # remove what the other verbs made
	@rm -rf .venv out .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

lint: .venv/installed
	.venv/bin/ruff check --quiet
	.venv/bin/ruff format --check --quiet
	.venv/bin/mypy
	.venv/bin/lint-imports --no-logo --cache-dir .import_linter_cache

# The pure rooms once more where there is nothing but a test runner: they may lean on nothing else.
pure: out/pure/installed
	@echo "pure rooms, with pytest and Hypothesis alone:"
	PYTHONPATH=src out/pure/bin/python -m pytest -q $(pure_rooms)

all-tests: .venv/installed
	@rm -rf out/coverage && mkdir -p out/coverage
	.venv/bin/coverage run -m pytest -q -n 2
	@.venv/bin/coverage combine -q
	.venv/bin/coverage report --fail-under=100 --include='$(pure_files)'

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

out/pure/installed: requirements/pure.txt .venv/required
	@.venv/bin/python -m venv --clear --without-pip out/pure
	@.venv/bin/pip --python out/pure install -qq --require-hashes -r requirements/pure.txt
	@touch $@

define python_or_say_so
test -n '$(PYTHON)' || { echo "Tenfold needs Python 3.11 or newer, and neither python3.11 nor a newer python3 was found. \
	Install one (on Debian and Ubuntu: apt-get install python3-venv), then run make again." >&2; exit 1; }
endef
