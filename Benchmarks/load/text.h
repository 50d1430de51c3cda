// Reads the few fields that the load needs from JSON written by the server.
#pragma once
#include <stddef.h>
#include <stdint.h>
// Copies the text of the first `"name":"…"`; false if there is none or it does not fit.
int text_field(const char *json, size_t length, const char *name, char *into, size_t room);
// The number of the first `"name":…`, or `otherwise`.
int64_t number_field(const char *json, size_t length, const char *name, int64_t otherwise);
// Whether this is the frame's type, which is its first field.
int is_type(const char *json, size_t length, const char *type);
// A time within a text, as "~" and twenty digits: when the message was due, not when it was sent.
int stamp(char *into, size_t room, uint64_t moment);
// The next stamp at or after *at, which is moved past it; 0 if there is none.
uint64_t next_stamp(const char *json, size_t length, size_t *at);
