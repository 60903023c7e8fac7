// SPDX-License-Identifier: Apache-2.0
// A disk that is full, or that loses power, for one program: loaded before its libraries (LD_PRELOAD). It stands between
// the program and the files under the folder DISK_ROOT. The byte at the start of the file DISK_CONTROL says whether the
// disk is full: then no file grows. Every change and every sync is told in the file DISK_LOG, one a line, from which the
// test works out what a loss of power would leave:
//   new NAME    a file or folder got this name        write NAME   bytes of it changed
//   sync NAME   its bytes are on the disk             names NAME   the names in this folder are on the disk
//   move NAME<tab>NAME                                gone NAME
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static const char *root;
static size_t root_length;
static volatile char *is_full;
static int log_file = -1;

__attribute__((constructor)) static void begin(void) {
  if (!getenv("DISK_ROOT")) return;
  // A copy, because programs may write over their environment to show what they do.
  root = strdup(getenv("DISK_ROOT"));
  root_length = strlen(root);
  int control = open(getenv("DISK_CONTROL"), O_RDONLY | O_CLOEXEC);
  is_full = mmap(NULL, 1, PROT_READ, MAP_SHARED, control, 0);
  close(control);
  log_file = open(getenv("DISK_LOG"), O_WRONLY | O_APPEND | O_CLOEXEC);
}

static int is_ours(const char *path) { return root && path && strncmp(path, root, root_length) == 0; }

// Writes one line with one call, so that lines of threads do not mix.
static void tell(const char *what, const char *path) {
  int error = errno;
  char line[2 * PATH_MAX + 16];
  int count = snprintf(line, sizeof line, "%s %s\n", what, path);
  syscall(SYS_write, log_file, line, count);
  errno = error;
}

// The name behind a descriptor; whether it is one of ours.
static int name_of(int descriptor, char *path) {
  if (!root) return 0;
  char link[32];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  int error = errno;
  ssize_t count = readlink(link, path, PATH_MAX - 1);
  errno = error;
  if (count <= 0) return 0;
  path[count] = 0;
  return is_ours(path);
}

// The whole name of a path given to a call.
static const char *whole(const char *path, char *buffer) {
  if (!root || !path || path[0] == '/') return path;
  if (!getcwd(buffer, PATH_MAX)) return path;
  size_t count = strlen(buffer);
  snprintf(buffer + count, PATH_MAX - count, "/%s", path);
  return buffer;
}

// Whether a write up to this place needs room that is not there.
static int has_no_room(int descriptor, off_t end) {
  struct stat status;
  return *is_full && fstat(descriptor, &status) == 0 && end > status.st_size;
}

ssize_t write(int descriptor, const void *bytes, size_t count) {
  char path[PATH_MAX];
  if (name_of(descriptor, path)) {
    if (has_no_room(descriptor, lseek(descriptor, 0, SEEK_CUR) + (off_t)count)) return errno = ENOSPC, -1;
    tell("write", path);
  }
  return syscall(SYS_write, descriptor, bytes, count);
}

static ssize_t write_at(int descriptor, const void *bytes, size_t count, off_t offset) {
  char path[PATH_MAX];
  if (name_of(descriptor, path)) {
    if (has_no_room(descriptor, offset + (off_t)count)) return errno = ENOSPC, -1;
    tell("write", path);
  }
  return syscall(SYS_pwrite64, descriptor, bytes, count, offset);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t offset) {
  return write_at(descriptor, bytes, count, offset);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off64_t offset) {
  return write_at(descriptor, bytes, count, offset);
}

static int synced(int descriptor, int result) {
  char path[PATH_MAX];
  struct stat status;
  if (result == 0 && name_of(descriptor, path) && fstat(descriptor, &status) == 0)
    tell(S_ISDIR(status.st_mode) ? "names" : "sync", path);
  return result;
}

int fsync(int descriptor) { return synced(descriptor, (int)syscall(SYS_fsync, descriptor)); }

int fdatasync(int descriptor) { return synced(descriptor, (int)syscall(SYS_fdatasync, descriptor)); }

static int opened(const char *path, int flags, mode_t mode) {
  char buffer[PATH_MAX];
  const char *name = whole(path, buffer);
  int is_new = (flags & O_CREAT) && is_ours(name) && access(name, F_OK) != 0;
  if (is_new && *is_full) return errno = ENOSPC, -1;
  int descriptor = (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
  if (is_new && descriptor >= 0) tell("new", name);
  return descriptor;
}

#define MODE                                \
  va_list rest;                             \
  va_start(rest, flags);                    \
  mode_t mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
  va_end(rest)

int open(const char *path, int flags, ...) {
  MODE;
  return opened(path, flags, mode);
}

int open64(const char *path, int flags, ...) {
  MODE;
  return opened(path, flags, mode);
}

int mkdir(const char *path, mode_t mode) {
  char buffer[PATH_MAX];
  const char *name = whole(path, buffer);
  if (is_ours(name) && *is_full && access(name, F_OK) != 0) return errno = ENOSPC, -1;
  int result = (int)syscall(SYS_mkdir, path, mode);
  if (result == 0 && is_ours(name)) tell("new", name);
  return result;
}

int rename(const char *from, const char *to) {
  char buffer[PATH_MAX], other[PATH_MAX], pair[2 * PATH_MAX];
  int result = (int)syscall(SYS_rename, from, to);
  if (result == 0 && is_ours(whole(from, buffer))) {
    snprintf(pair, sizeof pair, "%s\t%s", whole(from, buffer), whole(to, other));
    tell("move", pair);
  }
  return result;
}

int unlink(const char *path) {
  char buffer[PATH_MAX];
  int result = (int)syscall(SYS_unlink, path);
  if (result == 0 && is_ours(whole(path, buffer))) tell("gone", whole(path, buffer));
  return result;
}
