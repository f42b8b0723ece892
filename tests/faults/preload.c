/*
 * A disk with faults, loaded before libc (LD_PRELOAD) by tests/faults. It looks only at files
 * under GUITAI_FAULT_DIR and is told what to do by the environment:
 *
 *   GUITAI_FAULT_IMAGE=folder   Power loss: the folder always holds what would be left on the
 *                               disk if the power went now: files as they were at their last
 *                               fsync, renames and unlinks up to the last fsync of their folder.
 *   GUITAI_FAULT_KILL_AT=n      Kills the process just before the n-th change of a file.
 *   GUITAI_FAULT_COUNT=file     At its end the process writes there how many changes it made.
 *   GUITAI_FAULT_TRIGGER=file   While that file exists and begins with
 *                               "eio": fsync and fdatasync fail with EIO,
 *                               "enospc": writes fail with ENOSPC.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))real(#name))

static void *real(const char *name) {
  void *found = dlsym(RTLD_NEXT, name);
  if (found == NULL) abort();
  return found;
}

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static long changes = 0;

/* The path below GUITAI_FAULT_DIR ("" = the folder itself), or NULL when it is not ours. */
static const char *below(const char *path) {
  const char *dir = getenv("GUITAI_FAULT_DIR");
  if (dir == NULL) return NULL;
  size_t length = strlen(dir);
  if (strncmp(path, dir, length) != 0) return NULL;
  if (path[length] == '\0') return "";
  return path[length] == '/' ? path + length + 1 : NULL;
}

static int path_of(int fd, char *path) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, PATH_MAX - 1);
  if (length < 0) return 0;
  path[length] = '\0';
  return 1;
}

static int is_ours(int fd) {
  char path[PATH_MAX];
  return path_of(fd, path) && below(path) != NULL;
}

static int is_triggered(const char *fault) {
  const char *trigger = getenv("GUITAI_FAULT_TRIGGER");
  if (trigger == NULL) return 0;
  int fd = REAL(open)(trigger, O_RDONLY);
  if (fd < 0) return 0;
  char text[16] = {0};
  ssize_t length = REAL(read)(fd, text, sizeof text - 1);
  REAL(close)(fd);
  return length > 0 && strncmp(text, fault, strlen(fault)) == 0;
}

/* Counts a change that is about to happen; the process may end here. */
static void about_to_change(void) {
  long count = __atomic_add_fetch(&changes, 1, __ATOMIC_SEQ_CST);
  const char *at = getenv("GUITAI_FAULT_KILL_AT");
  if (at != NULL && count >= atol(at)) kill(getpid(), SIGKILL);
}

__attribute__((destructor)) static void tell_count(void) {
  const char *path = getenv("GUITAI_FAULT_COUNT");
  FILE *file = path == NULL ? NULL : fopen(path, "w");
  if (file == NULL) return;
  fprintf(file, "%ld\n", changes);
  fclose(file);
}

/* ---- what is on the disk ---- */

struct entry {
  int is_rename;
  char from[PATH_MAX];
  char to[PATH_MAX];
};
static struct entry *pending = NULL;
static size_t pending_count = 0;

static void image_path(char *out, const char *relative) {
  snprintf(out, PATH_MAX, "%s/%s", getenv("GUITAI_FAULT_IMAGE"), relative);
}

static void make_folders(char *path) {
  for (char *slash = path + 1; (slash = strchr(slash, '/')) != NULL; slash += 1) {
    *slash = '\0';
    mkdir(path, 0755);
    *slash = '/';
  }
}

/* Copies a file as it is now, and puts the copy in place in one step. */
static void keep_file(const char *path, const char *relative) {
  char target[PATH_MAX], beside[PATH_MAX + 16], buffer[1 << 16];
  image_path(target, relative);
  make_folders(target);
  snprintf(beside, sizeof beside, "%s.tmp-fault", target);
  int in = REAL(open)(path, O_RDONLY);
  if (in < 0) return;
  int out = REAL(open)(beside, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (out < 0) abort();
  ssize_t length;
  while ((length = REAL(read)(in, buffer, sizeof buffer)) > 0) {
    if (REAL(write)(out, buffer, (size_t)length) != length) abort();
  }
  REAL(close)(in);
  REAL(close)(out);
  if (REAL(rename)(beside, target) != 0) abort();
}

static int is_in_folder(const char *relative, const char *folder) {
  const char *slash = strrchr(relative, '/');
  size_t length = slash == NULL ? 0 : (size_t)(slash - relative);
  return strlen(folder) == length && strncmp(relative, folder, length) == 0;
}

/* An fsync of a folder: its renames and unlinks are on the disk now, in their order. */
static void keep_folder(const char *folder) {
  size_t kept = 0;
  for (size_t index = 0; index < pending_count; index += 1) {
    struct entry *entry = &pending[index];
    const char *named = entry->is_rename ? entry->to : entry->from;
    if (!is_in_folder(named, folder)) {
      pending[kept++] = *entry;
      continue;
    }
    char from[PATH_MAX], to[PATH_MAX];
    image_path(from, entry->from);
    if (entry->is_rename) {
      image_path(to, entry->to);
      make_folders(to);
      REAL(rename)(from, to);
    } else {
      REAL(unlink)(from);
    }
  }
  pending_count = kept;
}

static void note_entry(int is_rename, const char *from, const char *to) {
  pending = realloc(pending, (pending_count + 1) * sizeof *pending);
  struct entry *entry = &pending[pending_count++];
  entry->is_rename = is_rename;
  snprintf(entry->from, PATH_MAX, "%s", from);
  snprintf(entry->to, PATH_MAX, "%s", to);
}

static void synced(int fd) {
  char path[PATH_MAX];
  struct stat info;
  if (getenv("GUITAI_FAULT_IMAGE") == NULL || !path_of(fd, path)) return;
  const char *relative = below(path);
  if (relative == NULL || fstat(fd, &info) != 0) return;
  pthread_mutex_lock(&lock);
  if (S_ISDIR(info.st_mode)) keep_folder(relative);
  else keep_file(path, relative);
  pthread_mutex_unlock(&lock);
}

/* ---- the calls ---- */

static int sync_with(int (*call)(int), int fd) {
  if (!is_ours(fd)) return call(fd);
  about_to_change();
  if (is_triggered("eio")) {
    errno = EIO;
    return -1;
  }
  int result = call(fd);
  if (result == 0) synced(fd);
  return result;
}

int fsync(int fd) { return sync_with(REAL(fsync), fd); }
int fdatasync(int fd) { return sync_with(REAL(fdatasync), fd); }

static int is_refused(int fd) {
  if (!is_ours(fd)) return 0;
  about_to_change();
  if (!is_triggered("enospc")) return 0;
  errno = ENOSPC;
  return 1;
}

ssize_t write(int fd, const void *bytes, size_t count) {
  return is_refused(fd) ? -1 : REAL(write)(fd, bytes, count);
}
ssize_t pwrite(int fd, const void *bytes, size_t count, off_t offset) {
  return is_refused(fd) ? -1 : REAL(pwrite)(fd, bytes, count, offset);
}
ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t offset) {
  return is_refused(fd) ? -1 : REAL(pwrite64)(fd, bytes, count, offset);
}
ssize_t writev(int fd, const struct iovec *parts, int count) {
  return is_refused(fd) ? -1 : REAL(writev)(fd, parts, count);
}
int ftruncate(int fd, off_t size) {
  return is_refused(fd) ? -1 : REAL(ftruncate)(fd, size);
}
int ftruncate64(int fd, off64_t size) {
  return is_refused(fd) ? -1 : REAL(ftruncate64)(fd, size);
}

static void renamed(const char *from, const char *to) {
  if (getenv("GUITAI_FAULT_IMAGE") == NULL) return;
  const char *relative_from = below(from), *relative_to = below(to);
  if (relative_from == NULL || relative_to == NULL) return;
  pthread_mutex_lock(&lock);
  note_entry(1, relative_from, relative_to);
  pthread_mutex_unlock(&lock);
}

int rename(const char *from, const char *to) {
  if (below(to) != NULL) about_to_change();
  int result = REAL(rename)(from, to);
  if (result == 0) renamed(from, to);
  return result;
}

int unlink(const char *path) {
  if (below(path) != NULL) about_to_change();
  int result = REAL(unlink)(path);
  if (result != 0 || getenv("GUITAI_FAULT_IMAGE") == NULL || below(path) == NULL) return result;
  pthread_mutex_lock(&lock);
  note_entry(0, below(path), "");
  pthread_mutex_unlock(&lock);
  return result;
}
