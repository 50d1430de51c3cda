#include "CBuild.h"

#ifndef FOYER_COMMIT
#define FOYER_COMMIT ""
#endif

const char *foyer_build_commit(void) { return FOYER_COMMIT; }

const char *foyer_build_date(void) { return __DATE__; }
