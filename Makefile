# Xanh: make run, make test; the rest for those who work on it. CONTRIBUTING.md tells more.
export SWIFT_BACKTRACE := enable=no
SHELL := /usr/bin/env bash
.SHELLFLAGS := -euo pipefail -c
.PHONY: run build test unit score faults attacks browser bench fuzz check format clean

XANH := .build/release/xanh

# Built anew only where something is newer, so that a second start takes no time.
SOURCES := Package.swift $(shell find Sources Assets Samples -type f)

run: $(XANH)
	@exec $(XANH) serve --demo

build: $(XANH)

$(XANH): $(SOURCES) | toolchain
	@bin/setup build
	@swift build -c release --product xanh --quiet
	@touch $@

toolchain:
	@command -v swift >/dev/null || { echo "make: the Swift 6.3 toolchain is missing: install it and put it on PATH$${SUDO_USER:+ (sudo has a PATH of its own: sudo env \"PATH=\$$PATH\" make)}" >&2; exit 69; }
.PHONY: toolchain

test: toolchain
	@bin/setup build run test
	@bin/test

unit: toolchain
	@bin/setup build run test
	@bin/test unit

score: build
	@bin/test score

faults: build
	@bin/setup run test
	@bin/test faults

attacks: build
	@bin/setup run test
	@bin/test attacks

browser: build
	@bin/setup run test
	@bin/test browser

bench: build
	@bin/setup run test
	@bin/bench

fuzz: toolchain
	@bin/setup build
	@bin/fuzz $${SECONDS_TO_RUN:-600}

check: toolchain
	@bin/check

format:
	@swift format --in-place --parallel --recursive Sources Tests Package.swift

clean:
	@rm -rf .build
