// SPDX-License-Identifier: Apache-2.0
// Measures durable progress updates beside the commit rate of bare SQLite on the same disk, one JSON line a figure.
runBench(CommandLine.arguments)
