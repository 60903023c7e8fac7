// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <sqlite3.h>

/// Lets SQLite take memory without the counters, and their one lock, that nobody reads; `sqlite3_config` is variadic.
static inline int sqlite3_config_without_memory_statistics(void) { return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }
