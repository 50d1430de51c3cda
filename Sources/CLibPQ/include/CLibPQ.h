#ifndef FOYER_CLIBPQ_H
#define FOYER_CLIBPQ_H

/* Debian installs the header in a folder of its own; other systems beside the rest. */
#if __has_include(<postgresql/libpq-fe.h>)
#include <postgresql/libpq-fe.h>
#else
#include <libpq-fe.h>
#endif

/*
 * Loads libpq; must succeed before any other function of this module is called. Later calls return at once.
 *
 * Answers why it cannot be loaded, or NULL once it is.
 */
const char *foyer_libpq_load(void);

#endif
