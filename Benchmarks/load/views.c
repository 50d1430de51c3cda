// Visitors browse for a while; other programs watch them.
#include "measure.h"
#include "options.h"
#include "scenarios.h"
#include "visitors.h"
#include "waves.h"
#include <stdio.h>

enum { SETTLE_SECONDS = 2 };

static uint64_t views;
static long connected;

// Each time another visitor, far from the previous one.
static void view(uint64_t due) {
    uint64_t visitor = views++ * 7919 % (uint64_t)connected;
    visitor_views(&visitors[visitor], due, 0);
}

void play_views(void) {
    connected = visitors_come_in_waves();
    rest(SETTLE_SECONDS);
    wait_for_go();
    Mark start = mark();
    pace(options.rate, options.seconds, view);
    Spent all = spent(start, mark());
    printf(
        "{\"scenario\":\"views\",\"online\":%ld,\"connected\":%ld,\"rate\":%.0f,\"cpu_us\":%.2f,\"psi\":%.2f}\n", options.visitors,
        visitors_welcomed, (double)views / all.seconds, all.server * 1e6 / (double)views, all.psi);
}
