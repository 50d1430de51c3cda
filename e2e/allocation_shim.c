// Counts a program's allocations in the file $ALLOCATIONS: eight bytes that other programs can read while it runs.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);

static _Atomic long unread;
static _Atomic long *count = &unread;

__attribute__((constructor)) static void open_count(void) {
    const char *path = getenv("ALLOCATIONS");
    int file = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
    if (file < 0) return;
    void *shared = mmap(NULL, sizeof *count, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    close(file);
    if (shared != MAP_FAILED) count = shared;
}

static void taken(void) { atomic_fetch_add_explicit(count, 1, memory_order_relaxed); }

void *malloc(size_t size) { taken(); return __libc_malloc(size); }
void *calloc(size_t number, size_t size) { taken(); return __libc_calloc(number, size); }
void *realloc(void *old, size_t size) { taken(); return __libc_realloc(old, size); }
void *aligned_alloc(size_t alignment, size_t size) { taken(); return __libc_memalign(alignment, size); }

int posix_memalign(void **result, size_t alignment, size_t size) {
    taken();
    *result = __libc_memalign(alignment, size);
    return *result ? 0 : ENOMEM;
}
