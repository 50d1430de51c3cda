#ifndef FOYER_CBUILD_H
#define FOYER_CBUILD_H

/* The commit of the build, with "+" behind it when files were changed since; empty when it is not known. */
const char *foyer_build_commit(void);

#endif
