// Sits between SQLite and the disk: records every write, truncation and flush (also failed ones) of files in $SHIM_FOLDER in the
// log $SHIM_LOG, and makes them fail or wait as the file $SHIM_FAULT says: letters of operations (w, t, f) and an errno; or "x" and
// N, where every Nth flush fails; or "s" and the milliseconds that each flush takes. To test the harness, $SHIM_FORGETS_FLUSHES
// omits flushes of the write-ahead log, and $SHIM_HIDES_FAILURES reports failed flushes as done.
//
// A record: kind (1 byte), file (1), offset (8), length (4), then the bytes of a write. All little-endian.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { WRITE = 'w', TRUNCATE = 't', FLUSH = 'f', FAILED_FLUSH = 'x', SLOW_FLUSH = 's', UNLINK = 'u' };
enum { DATABASE = 0, LOG = 1, NONE = 255 };

static int journal = -1;
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

__attribute__((constructor)) static void open_journal(void) {
    const char *path = getenv("SHIM_LOG");
    if (path) journal = REAL(open)(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int kind_of(const char *path) {
    const char *folder = getenv("SHIM_FOLDER");
    if (!folder || strncmp(path, folder, strlen(folder)) != 0) return NONE;
    size_t length = strlen(path);
    if (length > 7 && !strcmp(path + length - 7, ".sqlite")) return DATABASE;
    if (length > 11 && !strcmp(path + length - 11, ".sqlite-wal")) return LOG;
    return NONE;
}

static int kind_of_descriptor(int descriptor) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return NONE;
    path[length] = 0;
    return kind_of(path);
}

static void note(uint8_t kind, uint8_t file, uint64_t offset, const void *bytes, uint32_t length) {
    if (journal < 0) return;
    uint8_t head[14] = {kind, file};
    memcpy(head + 2, &offset, 8);
    memcpy(head + 10, &length, 4);
    pthread_mutex_lock(&turn);
    if (write(journal, head, sizeof head) != sizeof head) abort();
    if (kind == WRITE && length && write(journal, bytes, length) != (ssize_t)length) abort();
    pthread_mutex_unlock(&turn);
}

// The current number for `kind` in the file, or 0.
static int fault(char kind) {
    const char *path = getenv("SHIM_FAULT");
    if (!path) return 0;
    int file = REAL(open)(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) return 0;
    char text[32] = {0};
    ssize_t length = read(file, text, sizeof text - 1);
    close(file);
    if (length < 2) return 0;
    char *number = strchr(text, ' ');
    char *letter = memchr(text, kind, number ? (size_t)(number - text) : 0);
    return letter ? atoi(number + 1) : 0;
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t length, off64_t offset) {
    int file = kind_of_descriptor(descriptor);
    if (file == NONE) return REAL(pwrite64)(descriptor, bytes, length, offset);
    if ((errno = fault(WRITE))) return -1;
    ssize_t written = REAL(pwrite64)(descriptor, bytes, length, offset);
    if (written > 0) note(WRITE, file, offset, bytes, written);
    return written;
}

ssize_t pwrite(int descriptor, const void *bytes, size_t length, off_t offset) {
    return pwrite64(descriptor, bytes, length, offset);
}

int ftruncate64(int descriptor, off64_t length) {
    int file = kind_of_descriptor(descriptor);
    if (file != NONE) {
        if ((errno = fault(TRUNCATE))) return -1;
        note(TRUNCATE, file, length, NULL, 0);
    }
    return REAL(ftruncate64)(descriptor, length);
}

int ftruncate(int descriptor, off_t length) {
    return ftruncate64(descriptor, length);
}

static int flush(int descriptor, int (*real)(int)) {
    static unsigned flushes;
    int file = kind_of_descriptor(descriptor);
    if (file == NONE) return real(descriptor);
    usleep(1000 * fault(SLOW_FLUSH));
    int every = fault(FAILED_FLUSH), error = fault(FLUSH);
    if (every && __atomic_add_fetch(&flushes, 1, __ATOMIC_RELAXED) % every == 0) error = EIO;
    if (error) {
        note(FAILED_FLUSH, file, 0, NULL, 0);
        if (getenv("SHIM_HIDES_FAILURES")) return 0;
        errno = error;
        return -1;
    }
    int result = real(descriptor);
    int is_forgotten = file == LOG && getenv("SHIM_FORGETS_FLUSHES");
    if (result == 0 && !is_forgotten) note(FLUSH, file, 0, NULL, 0);
    return result;
}

int fsync(int descriptor) {
    return flush(descriptor, REAL(fsync));
}

int fdatasync(int descriptor) {
    return flush(descriptor, REAL(fdatasync));
}

int unlink(const char *path) {
    int file = kind_of(path);
    if (file != NONE) note(UNLINK, file, 0, NULL, 0);
    return REAL(unlink)(path);
}
