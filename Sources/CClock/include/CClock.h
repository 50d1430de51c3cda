#ifndef FOYER_CCLOCK_H
#define FOYER_CCLOCK_H

/* Whether the kernel counts its clock as synchronised: 1 or 0; -1 if it does not tell. Changes nothing. */
int foyer_clock_is_synchronised(void);

#endif
