// SPDX-License-Identifier: Apache-2.0
// A file layer for SQLite that behaves like a disk at the moment of a power failure: what was written and not yet synced
// is lost. It writes through to the system's file layer and remembers, until the next sync, what stood there before.
#pragma once

typedef struct lossy_disk lossy_disk;

// Registers a file layer under a name of its own; NULL where that fails.
lossy_disk *lossy_make(const char *name);

// Fails the power when so many more writes and syncs have begun. Everything fails from then on.
void lossy_crash_after(lossy_disk *disk, long operations);

// Whether a power failure keeps every second unsynced write, chosen at random, as a disk that reorders writes would.
void lossy_keep_some(lossy_disk *disk, unsigned seed);

// Lets files grow by so many more bytes, then reports a full disk; negative for no limit.
void lossy_set_room(lossy_disk *disk, long long bytes);

// Makes the next syncs fail.
void lossy_fail_syncs(lossy_disk *disk, int count);

// Fails the power now, if it has not failed yet.
void lossy_crash(lossy_disk *disk);

// Unregisters the layer and frees it. Every connection must be closed.
void lossy_free(lossy_disk *disk);
