// SPDX-License-Identifier: Apache-2.0
// Writes as a server does, on several threads, and says on its standard output what was acknowledged; for the tests that
// kill it. Arguments: sqlite or postgresql, the address, the number of the run.
runFaultWriter(CommandLine.arguments)
