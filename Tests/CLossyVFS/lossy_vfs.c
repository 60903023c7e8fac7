// SPDX-License-Identifier: Apache-2.0
#include "lossy_vfs.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

// What stood in a range of a file before it was written or cut.
typedef struct change {
  sqlite3_int64 offset, size_before;
  int length;
  unsigned char *before;
  struct change *older;
} change;

// The unsynced changes of one file, shared by all that have it open.
typedef struct image {
  char *path;
  change *newest;
  struct image *next;
} image;

struct lossy_disk {
  sqlite3_vfs vfs;
  sqlite3_vfs *real;
  pthread_mutex_t lock;
  image *images;
  char *name;
  long operations_left;  // negative: no failure is near
  int is_down, keeps_some, syncs_to_fail;
  unsigned seed;
  sqlite3_int64 room;  // negative: no limit
};

typedef struct {
  sqlite3_file base;
  lossy_disk *disk;
  image *image;  // NULL for files whose loss does not matter
  sqlite3_file real[];
} lossy_file;

static image *find_image(lossy_disk *disk, const char *path) {
  for (image *each = disk->images; each; each = each->next) {
    if (strcmp(each->path, path) == 0) return each;
  }
  image *made = calloc(1, sizeof *made);
  made->path = strdup(path);
  made->next = disk->images;
  disk->images = made;
  return made;
}

static void forget_changes(image *image) {
  while (image->newest) {
    change *each = image->newest;
    image->newest = each->older;
    free(each->before);
    free(each);
  }
}

// Puts back what stood before each unsynced change, the newest first.
static void lose_changes(lossy_disk *disk, image *image) {
  sqlite3_file *file = malloc(disk->real->szOsFile);
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_MAIN_DB;
  if (image->newest && disk->real->xOpen(disk->real, image->path, file, flags, &flags) == SQLITE_OK) {
    int kept = 0;
    for (change *each = image->newest; each; each = each->older) {
      if (disk->keeps_some && rand_r(&disk->seed) % 2) {
        kept = 1;
        continue;
      }
      if (each->length) file->pMethods->xWrite(file, each->before, each->length, each->offset);
      if (!kept) file->pMethods->xTruncate(file, each->size_before);
    }
    file->pMethods->xClose(file);
  }
  free(file);
  forget_changes(image);
}

static void fail_power(lossy_disk *disk) {
  if (disk->is_down) return;
  disk->is_down = 1;
  for (image *each = disk->images; each; each = each->next) lose_changes(disk, each);
}

// Counts an operation; returns whether the power is gone.
static int is_down(lossy_disk *disk) {
  if (disk->operations_left > 0 && --disk->operations_left == 0) fail_power(disk);
  return disk->is_down;
}

static void remember(lossy_file *file, sqlite3_int64 offset, sqlite3_int64 length) {
  change *made = calloc(1, sizeof *made);
  file->real->pMethods->xFileSize(file->real, &made->size_before);
  sqlite3_int64 old = made->size_before - offset;
  made->offset = offset;
  made->length = (int)(old < 0 ? 0 : old < length ? old : length);
  made->before = malloc(made->length + 1);
  if (made->length) file->real->pMethods->xRead(file->real, made->before, made->length, offset);
  made->older = file->image->newest;
  file->image->newest = made;
}

static int lossy_close(sqlite3_file *base) {
  lossy_file *file = (lossy_file *)base;
  return file->real->pMethods->xClose(file->real);
}

static int lossy_read(sqlite3_file *base, void *bytes, int count, sqlite3_int64 offset) {
  lossy_file *file = (lossy_file *)base;
  if (file->disk->is_down) return SQLITE_IOERR_READ;
  return file->real->pMethods->xRead(file->real, bytes, count, offset);
}

static int write_locked(lossy_file *file, const void *bytes, int count, sqlite3_int64 offset) {
  lossy_disk *disk = file->disk;
  if (is_down(disk)) return SQLITE_IOERR_WRITE;
  sqlite3_int64 size = 0;
  file->real->pMethods->xFileSize(file->real, &size);
  sqlite3_int64 growth = offset + count - size;
  if (growth > 0 && disk->room >= 0) {
    if (growth > disk->room) return SQLITE_FULL;
    disk->room -= growth;
  }
  if (file->image) remember(file, offset, count);
  return file->real->pMethods->xWrite(file->real, bytes, count, offset);
}

static int lossy_write(sqlite3_file *base, const void *bytes, int count, sqlite3_int64 offset) {
  lossy_file *file = (lossy_file *)base;
  pthread_mutex_lock(&file->disk->lock);
  int code = write_locked(file, bytes, count, offset);
  pthread_mutex_unlock(&file->disk->lock);
  return code;
}

static int lossy_truncate(sqlite3_file *base, sqlite3_int64 size) {
  lossy_file *file = (lossy_file *)base;
  pthread_mutex_lock(&file->disk->lock);
  int code = SQLITE_IOERR_TRUNCATE;
  if (!is_down(file->disk)) {
    sqlite3_int64 before = 0;
    file->real->pMethods->xFileSize(file->real, &before);
    if (file->image && before > size) remember(file, size, before - size);
    code = file->real->pMethods->xTruncate(file->real, size);
  }
  pthread_mutex_unlock(&file->disk->lock);
  return code;
}

static int lossy_sync(sqlite3_file *base, int flags) {
  (void)flags;
  lossy_file *file = (lossy_file *)base;
  pthread_mutex_lock(&file->disk->lock);
  int code = SQLITE_OK;
  if (is_down(file->disk)) {
    code = SQLITE_IOERR_FSYNC;
  } else if (file->disk->syncs_to_fail > 0) {
    file->disk->syncs_to_fail--;
    code = SQLITE_IOERR_FSYNC;
  } else if (file->image) {
    forget_changes(file->image);
  }
  pthread_mutex_unlock(&file->disk->lock);
  return code;
}

#define PASS(name, parameters, arguments)                   \
  static int lossy_##name parameters {                      \
    lossy_file *file = (lossy_file *)base;                  \
    return file->real->pMethods->x##name arguments;         \
  }
PASS(FileSize, (sqlite3_file *base, sqlite3_int64 *size), (file->real, size))
PASS(Lock, (sqlite3_file *base, int level), (file->real, level))
PASS(Unlock, (sqlite3_file *base, int level), (file->real, level))
PASS(CheckReservedLock, (sqlite3_file *base, int *result), (file->real, result))
PASS(FileControl, (sqlite3_file *base, int operation, void *argument), (file->real, operation, argument))
PASS(SectorSize, (sqlite3_file *base), (file->real))
PASS(DeviceCharacteristics, (sqlite3_file *base), (file->real))
PASS(ShmMap, (sqlite3_file *base, int page, int size, int extend, void volatile **out),
     (file->real, page, size, extend, out))
PASS(ShmLock, (sqlite3_file *base, int offset, int count, int flags), (file->real, offset, count, flags))
PASS(ShmUnmap, (sqlite3_file *base, int remove), (file->real, remove))

static void lossy_barrier(sqlite3_file *base) {
  lossy_file *file = (lossy_file *)base;
  file->real->pMethods->xShmBarrier(file->real);
}

static const sqlite3_io_methods methods = {
    2, lossy_close, lossy_read, lossy_write, lossy_truncate, lossy_sync, lossy_FileSize, lossy_Lock, lossy_Unlock,
    lossy_CheckReservedLock, lossy_FileControl, lossy_SectorSize, lossy_DeviceCharacteristics, lossy_ShmMap,
    lossy_ShmLock, lossy_barrier, lossy_ShmUnmap, NULL, NULL};

static int lossy_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *base, int flags, int *out) {
  lossy_disk *disk = vfs->pAppData;
  lossy_file *file = (lossy_file *)base;
  base->pMethods = NULL;
  if (disk->is_down) return SQLITE_CANTOPEN;
  int code = disk->real->xOpen(disk->real, path, file->real, flags, out);
  if (code != SQLITE_OK) return code;
  file->disk = disk;
  file->image = NULL;
  if (path && (flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL))) {
    pthread_mutex_lock(&disk->lock);
    file->image = find_image(disk, path);
    pthread_mutex_unlock(&disk->lock);
  }
  base->pMethods = &methods;
  return SQLITE_OK;
}

static int lossy_delete(sqlite3_vfs *vfs, const char *path, int sync) {
  lossy_disk *disk = vfs->pAppData;
  pthread_mutex_lock(&disk->lock);
  int code = SQLITE_IOERR_DELETE;
  if (!disk->is_down) {
    forget_changes(find_image(disk, path));
    code = disk->real->xDelete(disk->real, path, sync);
  }
  pthread_mutex_unlock(&disk->lock);
  return code;
}

static int lossy_access(sqlite3_vfs *vfs, const char *path, int flags, int *result) {
  lossy_disk *disk = vfs->pAppData;
  return disk->real->xAccess(disk->real, path, flags, result);
}

static int lossy_full_pathname(sqlite3_vfs *vfs, const char *path, int count, char *out) {
  lossy_disk *disk = vfs->pAppData;
  return disk->real->xFullPathname(disk->real, path, count, out);
}

lossy_disk *lossy_make(const char *name) {
  lossy_disk *disk = calloc(1, sizeof *disk);
  disk->real = sqlite3_vfs_find(NULL);
  disk->name = strdup(name);
  disk->operations_left = -1;
  disk->room = -1;
  pthread_mutex_init(&disk->lock, NULL);
  disk->vfs = *disk->real;
  disk->vfs.pNext = NULL;
  disk->vfs.zName = disk->name;
  disk->vfs.pAppData = disk;
  disk->vfs.szOsFile = (int)sizeof(lossy_file) + disk->real->szOsFile;
  disk->vfs.xOpen = lossy_open;
  disk->vfs.xDelete = lossy_delete;
  disk->vfs.xAccess = lossy_access;
  disk->vfs.xFullPathname = lossy_full_pathname;
  if (sqlite3_vfs_register(&disk->vfs, 0) == SQLITE_OK) return disk;
  free(disk->name);
  free(disk);
  return NULL;
}

#define SET(statement)                 \
  pthread_mutex_lock(&disk->lock);     \
  statement;                           \
  pthread_mutex_unlock(&disk->lock)

void lossy_crash_after(lossy_disk *disk, long operations) { SET(disk->operations_left = operations); }

void lossy_keep_some(lossy_disk *disk, unsigned seed) { SET((disk->keeps_some = 1, disk->seed = seed)); }

void lossy_set_room(lossy_disk *disk, long long bytes) { SET(disk->room = bytes); }

void lossy_fail_syncs(lossy_disk *disk, int count) { SET(disk->syncs_to_fail = count); }

void lossy_crash(lossy_disk *disk) { SET(fail_power(disk)); }

void lossy_free(lossy_disk *disk) {
  sqlite3_vfs_unregister(&disk->vfs);
  while (disk->images) {
    image *each = disk->images;
    disk->images = each->next;
    forget_changes(each);
    free(each->path);
    free(each);
  }
  pthread_mutex_destroy(&disk->lock);
  free(disk->name);
  free(disk);
}
