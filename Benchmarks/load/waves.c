#include "waves.h"
#include "options.h"
#include "visitors.h"

long visitors_come_in_waves(void) {
    long wave = options.visitors / options.waves;
    visitors_make(options.visitors);
    for (long first = options.visitors - wave; first >= 0; first -= wave) {
        visitors_welcomed = visitors_lost = visitors_dropped = 0;
        Visitor *all = visitors;
        visitors += first;
        visitors_open(0, wave);
        if (first)
            for (long i = 0; i < wave; i++) conn_close(&visitors[i].conn);
        visitors = all;
    }
    return wave;
}
