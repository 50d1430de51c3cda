// Agents' log-in by REST.
#pragma once
#include <stddef.h>
// Writes the session cookie as used in a request; false if the server refuses.
int log_in(int port, const char *email, const char *password, char *cookie, size_t room);
