# `make brief` and `make test` do all the set-up they need, in .venv; `make help` lists the rest.

PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help brief test check format bench fuzz clean
.DEFAULT_GOAL := help

help:  ## List what make can do here
	@sed -n 's/^\([a-z]*\):.*##/\1 \t/p' Makefile | expand -t 10

brief: $(VENV)/.machine  ## Build the example: out/mali.pdf and its maps
	$(BIN)/argmap build

test: check $(VENV)/.machine  ## Lint, check types and layers, run the tests
	$(BIN)/pytest --numprocesses auto --maxprocesses 8 --dist worksteal

check: $(VENV)/.dev  ## Lint, check types and layers
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.dev  ## Lay out the Python files and the arguments
	$(BIN)/ruff format
	$(BIN)/argmap fmt

bench: $(VENV)/.dev $(VENV)/.machine  ## Time checking, each analysis, maps, and building
	$(BIN)/python benchmarks/analyses.py
	$(BIN)/python benchmarks/maps.py
	$(BIN)/python benchmarks/bench.py

fuzz: $(VENV)/.dev  ## Look for input that breaks argmap: FUZZ_RUNS=1000000 for a long search
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --group fuzz
	PYTHONPATH=tests $(BIN)/python -m fuzz

clean:  ## Delete what was built or installed here
	rm -rf $(VENV) dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find out -mindepth 1 ! -name .gitignore -delete

# A virtual environment, with a pip that knows dependency groups.
$(VENV)/.pip:
	@test -n "$(PYTHON)" || { echo "argmap needs Python 3.11 or later, and found none; name one with make PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		.ci/install "$$($(PYTHON) -c 'import sys; print("python3.%d-venv" % sys.version_info[1])')"
	@echo "Setting up $(VENV); the first time this takes a minute or two."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	@touch $@

# argmap itself, in a form that follows every change to its files.
$(VENV)/.argmap: pyproject.toml $(VENV)/.pip
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

# What developing takes besides.
$(VENV)/.dev: pyproject.toml $(VENV)/.argmap
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev
	@touch $@

# Graphviz and Pango, which come from the system.
$(VENV)/.machine: $(VENV)/.argmap
	@$(BIN)/argmap doctor >/dev/null 2>&1 || .ci/install graphviz libpangoft2-1.0-0 libharfbuzz-subset0 || true
	@found=$$($(BIN)/argmap doctor 2>&1) || { echo "$$found" >&2; exit 1; }
	@touch $@
