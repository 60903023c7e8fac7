// SPDX-License-Identifier: Apache-2.0
import Glibc

exit(serveFixedPage(Array(CommandLine.arguments.dropFirst())))
