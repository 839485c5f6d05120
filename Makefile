# Two commands matter: `make run` and `make test`. Both work on a bare clone with python3 >= 3.11 (venv) and make.

SHELL := /bin/sh
PY := .venv/bin/python
LEAN := .venv/.lean-installed
FULL := .venv/.full-installed
PIP := $(PY) -m pip --disable-pip-version-check --quiet

# A token in the environment or in .env means: connect to Discord. The environment wins, as in the program.
HAS_TOKEN := $(shell if [ "$${DISCORD_TOKEN+set}" = set ]; then test -n "$$DISCORD_TOKEN" && echo yes; \
	else grep -qsE '^[[:space:]]*(export[[:space:]]+)?DISCORD_TOKEN[[:space:]]*=[[:space:]]*[^[:space:]\#]' .env && echo yes; fi)

.PHONY: help run preview test check format gate fuzz zones bench peers lock clean

help:
	@echo "make run      the bot (with DISCORD_TOKEN) or the token-free preview (without)"
	@echo "make test     the whole test suite"
	@echo "make check    format, lint and strict types"
	@echo "make gate     the quality figures against their floors"
	@echo "make bench    the benchmarks of docs/benchmarks.md"
	@echo "make peers    what the lookup is compared with there (needs the network)"
	@echo "make zones    the digest's schedule in every zone (about ten minutes)"
	@echo "make drill    kills the bot at every commit and request, and counts what arrives (about a quarter of an hour)"
	@echo "make fuzz     spoilt texts into the quotation rules, random files, feeds and pages into the readers (a minute each)"
	@echo "make lock     work the two lock files out anew (needs the network)"

ifeq ($(HAS_TOKEN),yes)
run: $(LEAN)
	@exec $(PY) -m bot run
else
run: $(FULL)
	@exec $(PY) -m bot preview
endif

preview: $(FULL)
	@exec $(PY) -m bot preview

# A worker for each core; one that is done takes tests over from another. Without a number of them, as in `pytest FILE`,
# all runs in one process. Many tests start the program: compiling it anew each time would take as long as the tests.
test: export PYTHONDONTWRITEBYTECODE =
test: $(FULL)
	$(PY) -m pytest --numprocesses auto --maxprocesses 8 --dist worksteal

check: $(FULL)
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy

format: $(FULL)
	$(PY) -m ruff check --fix --quiet .
	$(PY) -m ruff format .

gate: $(FULL)
	$(PY) -m tests.gate

# Longer, or from another seed: .venv/bin/python -m tests.fuzz --seconds 600 --seed 7
fuzz: $(FULL)
	$(PY) -m tests.fuzz
	$(PY) -m tests.fuzz_reading --seconds 60
	$(PY) -m tests.wire.fuzz_wire --seconds 60

# Every zone of the world at three times of day over two years; the suite takes eight of them.
zones: $(FULL)
	NUTGRAF_ALL_ZONES=1 $(PY) -m pytest tests/briefs/test_schedule.py

# Parts of it, or another seed: .venv/bin/python -m tests.drill kills --seed 7
drill: $(FULL)
	$(PY) -m tests.drill

bench: $(FULL)
	$(PY) -m bench

# Not in the locks: only the benchmark of the lookup uses them, and it runs without.
peers: $(FULL)
	@$(PIP) install --no-build-isolation --editable '.[peers]'

# The first python3 that is new enough; a clear line where there is none.
$(PY):
	@for p in $${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do \
	  if "$$p" -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    echo "Making .venv with $$p ..."; "$$p" -m venv --clear .venv && exit 0; \
	    echo "python3 has no working venv module: install it (on Debian and Ubuntu: python3-venv)." >&2; exit 1; fi; done; \
	echo "Nutgraf needs python3 3.11 or newer with the venv module." >&2; exit 1

$(FULL): requirements-dev.lock pyproject.toml | $(PY)
	@echo "Installing the preview, the tests and the checks (once) ..."
	@$(PIP) install --require-hashes --requirement requirements-dev.lock
	@$(PIP) install --no-deps --no-build-isolation --no-index --editable .
	@touch $(FULL) $(LEAN)

$(LEAN): requirements.lock pyproject.toml | $(PY)
	@echo "Installing the bot (once) ..."
	@$(PIP) install --require-hashes --requirement requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --no-index --editable .
	@touch $(LEAN)

# setuptools stands in the locks because the console script is built without reaching for a build environment.
lock: $(FULL)
	$(PIP) install "uv>=0.9"
	for lock in "requirements.lock:" "requirements-dev.lock:--extra dev"; do \
	  echo "setuptools>=77" | $(PY) -m uv pip compile pyproject.toml - $${lock#*:} --universal --python-version 3.11 \
	    --generate-hashes --no-header --no-annotate --upgrade --quiet --output-file $${lock%%:*} || exit 1; done

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist *.egg-info
