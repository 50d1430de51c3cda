#ifndef FOYER_CBUILD_H
#define FOYER_CBUILD_H

/* The commit of the build, with "+" behind it when files were changed since; empty when it is not known. */
const char *foyer_build_commit(void);

/* The day of the build in UTC, such as "Nov 30 2026"; the day of SOURCE_DATE_EPOCH if that was set. */
const char *foyer_build_date(void);

#endif
