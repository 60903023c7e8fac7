// SPDX-License-Identifier: Apache-2.0
import App
import Glibc

exit(Program.run(Array(CommandLine.arguments.dropFirst())))
