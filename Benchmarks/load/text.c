#define _GNU_SOURCE
#include "text.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *value_of(const char *json, size_t length, const char *name) {
    char key[64];
    int size = snprintf(key, sizeof key, "\"%s\":", name);
    const char *found = memmem(json, length, key, (size_t)size);
    return found ? found + size : NULL;
}

int text_field(const char *json, size_t length, const char *name, char *into, size_t room) {
    const char *value = value_of(json, length, name);
    if (!value || *value != '"') return 0;
    const char *end = memchr(value + 1, '"', length - (size_t)(value + 1 - json));
    if (!end || (size_t)(end - value - 1) >= room) return 0;
    memcpy(into, value + 1, (size_t)(end - value - 1));
    into[end - value - 1] = 0;
    return 1;
}

int64_t number_field(const char *json, size_t length, const char *name, int64_t otherwise) {
    const char *value = value_of(json, length, name);
    return value ? strtoll(value, NULL, 10) : otherwise;
}

int is_type(const char *json, size_t length, const char *type) {
    const char *value = value_of(json, length, "type");
    size_t size = strlen(type);
    return value && *value == '"' && !strncmp(value + 1, type, size) && value[1 + size] == '"';
}

int stamp(char *into, size_t room, uint64_t moment) {
    return snprintf(into, room, "~%020llu", (unsigned long long)moment);
}

uint64_t next_stamp(const char *json, size_t length, size_t *at) {
    const char *found = *at < length ? memchr(json + *at, '~', length - *at) : NULL;
    if (!found || length - (size_t)(found - json) < 21) { *at = length; return 0; }
    char digits[21];
    memcpy(digits, found + 1, 20);
    digits[20] = 0;
    *at = (size_t)(found - json) + 21;
    return strtoull(digits, NULL, 10);
}
