// Reading the few fields that the load needs out of JSON that the server wrote.
#pragma once
#include <stddef.h>
#include <stdint.h>
// Copies the text of the first `"name":"…"`; false when there is none or it does not fit.
int text_field(const char *json, size_t length, const char *name, char *into, size_t room);
// The number of the first `"name":…`, or `otherwise`.
int64_t number_field(const char *json, size_t length, const char *name, int64_t otherwise);
// Whether the frame's type, its first, is this.
int is_type(const char *json, size_t length, const char *type);
// A moment within a text, as "~" and twenty digits: when it was meant to be sent, not when there was time for it.
int stamp(char *into, size_t room, uint64_t moment);
// The next stamp at or after *at, which moves behind it; 0 when there is none.
uint64_t next_stamp(const char *json, size_t length, size_t *at);
