#include "CClock.h"

#include <sys/timex.h>

int foyer_clock_is_synchronised(void) {
    struct timex kernel = {0}; /* no mode: adjtimex(2) only reads */
    int state = adjtimex(&kernel);
    if (state < 0) return -1;
    return state != TIME_ERROR && (kernel.status & STA_UNSYNC) == 0;
}
