# guidekit. `make build` builds the guides, `make test` runs all tests; each sets itself up.
# `make help` lists the rest.

VENV := .venv
BIN := $(VENV)/bin
OUT := build
SECONDS := 60
export VENV PYTHON

.DEFAULT_GOAL := help
.PHONY: help build test check lint types layers guides wheel check-lower bench peers fuzz picture format clean

help:
	@sed -n 's/^\([a-z-]*\):.*## /\1|/p' $(MAKEFILE_LIST) | \
		while IFS='|' read -r name does; do printf '  make %-12s %s\n' "$$name" "$$does"; done

build: ## build the guides of guides/ into build/
	@sh .ci/set-up
	@$(BIN)/guidekit build guides --output $(OUT)

test: ## run all tests (ARGS="-k name" for some)
	@sh .ci/set-up test
	@sh .ci/browser
	@$(BIN)/python -m pytest --numprocesses auto --dist loadgroup $(ARGS)

check: ## run the whole gate, as CI does
	@bash .ci/run

lint: ## check format and style
	@sh .ci/set-up dev
	@$(BIN)/ruff format --check
	@$(BIN)/ruff check

types: ## check types
	@sh .ci/set-up dev
	@$(BIN)/mypy

layers: ## check that the rooms import downward only
	@sh .ci/set-up dev
	@$(BIN)/lint-imports

guides: ## lint the guides, and build them twice to the same bytes
	@sh .ci/set-up dev
	@bash .ci/guides $(BIN)

wheel: ## build the wheel, install it elsewhere and use it there
	@sh .ci/set-up dev
	@bash .ci/wheel $(BIN)

check-lower: ## run the tests with the oldest versions that pyproject.toml allows
	@bash .ci/lower

bench: ## measure against other parsers (ARGS=--write keeps it in docs/performance.md)
	@sh .ci/set-up test
	@PYTHONPATH=tests $(BIN)/python tests/bench/run.py $(ARGS)

peers: ## install what `make bench` measures besides: Hugo, packages of npm
	@sh .ci/set-up test
	@PYTHON=$(CURDIR)/$(BIN)/python sh tests/bench/set-up-peers

fuzz: ## look for texts that break the parser (SECONDS=60)
	@sh .ci/set-up fuzz
	@$(BIN)/python tests/syntax/fuzz_parser.py $(SECONDS)

picture: ## take the picture of the README anew
	@sh .ci/set-up test
	@sh .ci/browser
	@PYTHONPATH=tests $(BIN)/python tests/browser/picture.py

format: ## format the code and mend what ruff can mend
	@sh .ci/set-up dev
	@$(BIN)/ruff format
	@$(BIN)/ruff check --fix

clean: ## delete what was built and installed
	rm -rf $(OUT) dist .venv .venv-lower
