# Xanh: make run, make test; the rest for those who work on it. CONTRIBUTING.md tells more.
export SWIFT_BACKTRACE := enable=no
SHELL := /usr/bin/env bash
.SHELLFLAGS := -euo pipefail -c
.PHONY: run build test unit score browser bench fuzz check format clean

XANH := .build/release/xanh

run: build
	@exec $(XANH) serve --demo

build: toolchain
	@bin/setup build
	@swift build -c release --product xanh --quiet

toolchain:
	@command -v swift >/dev/null || { echo "make: the Swift 6.3 toolchain is missing: install it and put it on PATH" >&2; exit 69; }
.PHONY: toolchain

test: toolchain
	@bin/setup build run test
	@bin/test

unit: toolchain
	@bin/setup build run test
	@bin/test unit

score: build
	@bin/test score

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
