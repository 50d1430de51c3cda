// One event for many clients: an agent's availability to every console; in the reference one message to all subscribers.
#include "agents.h"
#include "measure.h"
#include "options.h"
#include "relay.h"
#include "scenarios.h"
#include <stdio.h>

enum { SETTLE_SECONDS = 2, DRAIN_SECONDS = 2 };

static void report(Spent all, uint64_t told, uint64_t expected, const Histogram *spread) {
    printf(
        "{\"scenario\":\"%s\",\"listeners\":%ld,\"delivered\":%llu,\"expected\":%llu,\"cpu_us\":%.2f,\"p50_us\":%.0f,\"p99_us\":%.0f,"
        "\"generator_cpu\":%.2f,\"psi\":%.2f}\n",
        options.scenario, options.agents, (unsigned long long)told, (unsigned long long)expected,
        told ? all.server * 1e6 / (double)told : 0, histogram_at(spread, .5), histogram_at(spread, .99),
        all.own / all.seconds, all.psi);
}

static long turns;
static void turn(uint64_t due) {
    (void)due;
    agent_turns(&agents[0], turns++ % 2 ? "online" : "away");
}

void play_crowd(void) {
    agents_make(options.agents, options.accounts);
    agents_open(0, options.agents);
    rest(SETTLE_SECONDS);
    wait_for_go();
    statuses_heard = 0;
    Mark start = mark();
    pace(options.rate, options.seconds, turn);
    rest(DRAIN_SECONDS);
    report(spent(start, mark()), statuses_heard, (uint64_t)(turns * options.agents), &statuses);
}

void play_relay_crowd(void) {
    relays_open_all(0, 0, options.agents);
    rest(SETTLE_SECONDS);
    wait_for_go();
    Mark start = mark();
    pace(options.rate, options.seconds, relay_tells_crowd);
    rest(DRAIN_SECONDS);
    report(spent(start, mark()), relay_delivered, relay_sent * (uint64_t)options.agents, &relay_deliveries);
}
