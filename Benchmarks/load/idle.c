// Connected visitors who do nothing: the memory of each, and the time to connect.
#include "measure.h"
#include "options.h"
#include "relay.h"
#include "scenarios.h"
#include "visitors.h"
#include <stdio.h>

enum {
    SETTLE_SECONDS = 3  // also before the first visitor: data that the server reads after its start is not theirs
};

static void report(Mark before, Mark open, Mark settled, long count, long failed) {
    Spent coming = spent(before, open);
    printf(
        "{\"scenario\":\"%s\",\"count\":%ld,\"failed\":%ld,\"kb_each\":%.3f,\"base_rss_mb\":%.1f,\"rss_mb\":%.1f,"
        "\"connect_cpu_us\":%.1f,\"connects_per_second\":%.0f,\"psi\":%.2f}\n",
        options.scenario, count, failed, (settled.server.pss_kb - before.server.pss_kb) / (double)count,
        before.server.rss_kb / 1024, settled.server.rss_kb / 1024, coming.server * 1e6 / (double)count,
        (double)count / coming.seconds, coming.psi);
}

void play_idle(void) {
    visitors_make(options.visitors);
    wait_for_go();
    rest(SETTLE_SECONDS);
    Mark before = mark();
    visitors_open(0, options.visitors);
    Mark open = mark();
    rest(SETTLE_SECONDS);
    report(before, open, mark(), visitors_welcomed, visitors_lost + visitors_dropped);
}

void play_relay_idle(void) {
    wait_for_go();
    rest(SETTLE_SECONDS);
    Mark before = mark();
    relays_open_all(options.visitors, 0, 0);
    Mark open = mark();
    rest(SETTLE_SECONDS);
    report(before, open, mark(), relays_open, relays_lost);
}
