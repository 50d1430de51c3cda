// Agents' log-in by REST.
#pragma once
#include <stddef.h>
// Fills in the session cookie, as it stands in a request; false when the server refuses.
int log_in(int port, const char *email, const char *password, char *cookie, size_t room);
