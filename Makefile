# Everything runs in a virtual environment of its own; only python3 (3.11 or newer, with venv) and make are needed.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: demo test check lint types coverage clean

demo: $(VENV)/.installed
	$(BIN)/xbrl-export run examples/halden-q2.md -o demo/halden-q2
	@echo
	@echo "The result is in demo/halden-q2: open demo/halden-q2/halden-q2.review.html in a browser."

# The files of tests are spread over the cores.
test: $(VENV)/.installed-test
	$(BIN)/python -m pytest -n auto --dist loadfile

check: lint types test

lint: $(VENV)/.installed-lint
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.installed-lint
	$(BIN)/mypy

coverage: $(VENV)/.installed-test
	$(BIN)/python -m pytest -n auto --dist loadfile --cov --cov-report=term:skip-covered --cov-fail-under=90

clean:
	rm -rf $(VENV) demo

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.installed-test: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test]'
	@touch $@ $(VENV)/.installed

$(VENV)/.installed-lint: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test,lint]'
	@touch $@ $(VENV)/.installed $(VENV)/.installed-test
