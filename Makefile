# `make brief` and `make test` do all the set-up they need, in .venv; `make help` lists the rest.

PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
PIN := $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--custom-compile-command "make lock"

.PHONY: help brief test check format bench fuzz properties csl coverage mutate wheel measure licences lock clean
.DEFAULT_GOAL := help

help:  ## List what make can do here
	@sed -n 's/^\([a-z]*\):.*##/\1 \t/p' Makefile | expand -t 12

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

bench: $(VENV)/.bench $(VENV)/.machine  ## Measure argmap beside other programs: FULL=1 for large arguments too
	$(BIN)/python -m benchmarks $(if $(FULL),--full)

fuzz: $(VENV)/.dev $(VENV)/.fuzz  ## Look for input that breaks argmap: FUZZ_RUNS=1000000 for a long search
	PYTHONPATH=tests $(BIN)/python -m fuzz

properties: $(VENV)/.dev $(VENV)/.machine  ## Look at random for what contradicts a property: PROPERTIES_MINUTES=60 for an hour
	PYTHONPATH=tests $(BIN)/python -m properties

csl: $(VENV)/.dev $(VENV)/.csl  ## Run the official test suite of citation styles: SUITE=/path/to/its/fixtures
	@test -d "$(SUITE)" || { echo "say where the suite's processor-tests are, as in make csl SUITE=../test-suite/processor-tests/humans" >&2; exit 1; }
	PYTHONPATH=tests $(BIN)/python -m csl_suite "$(SUITE)"

coverage: $(VENV)/.dev $(VENV)/.machine  ## Run the tests, and say which lines and branches they do not reach
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest --numprocesses auto --maxprocesses 8 --dist worksteal
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

mutate: $(VENV)/.dev  ## Change the code by a little, and say what no test notices: MUTANTS=50 for a quick look
	PYTHONPATH=tests $(BIN)/python -m mutants $(ONLY)

wheel: $(VENV)/.dev  ## Pack argmap for others, in dist/: the same bytes wherever it is done
	$(BIN)/python -m build --no-isolation

measure: $(VENV)/.argmap  ## Print how large the code is: OF=folder for another checkout
	$(BIN)/python tests/measure.py $(OF)

licences: $(VENV)/.dev  ## List the licences of the packages in use
	$(BIN)/python tests/licences.py

lock: $(VENV)/.lock  ## Pin anew, in requirements/, what argmap takes and what developing it takes
	$(PIN) pyproject.toml --group build --output-file requirements/argmap.txt
	for group in dev fuzz csl bench lock; do \
		$(PIN) --group $$group --constraint requirements/argmap.txt --output-file requirements/$$group.txt || exit; done

clean:  ## Delete what was built or installed here
	rm -rf $(VENV) dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage*
	find out -mindepth 1 ! -name .gitignore -delete

# A virtual environment with what argmap takes, and argmap itself, in a form that follows every change to its files.
$(VENV)/.argmap: requirements/argmap.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "argmap needs Python 3.11 or later, and found none; name one with make PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		.ci/install "$$($(PYTHON) -c 'import sys; print("python3.%d-venv" % sys.version_info[1])')"
	@echo "Setting up $(VENV); the first time this takes a minute or two."
	@$(PYTHON) -m venv $(VENV)
	@$(INSTALL) --require-hashes --requirement $<
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

# What a dependency group takes besides: .venv/.dev, .venv/.fuzz and so on.
$(VENV)/.%: requirements/%.txt $(VENV)/.argmap
	@$(INSTALL) --require-hashes --requirement $<
	@touch $@

# Graphviz and Pango, which come from the system.
$(VENV)/.machine: $(VENV)/.argmap
	@$(BIN)/argmap doctor >/dev/null 2>&1 || .ci/install graphviz libpangoft2-1.0-0 libharfbuzz-subset0 || true
	@found=$$($(BIN)/argmap doctor 2>&1) || { echo "$$found" >&2; exit 1; }
	@touch $@
