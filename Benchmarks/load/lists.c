// An agent opens the list, filters it, sorts it, searches and jumps while visitors browse.
#include "agents.h"
#include "measure.h"
#include "options.h"
#include "scenarios.h"
#include "visitors.h"
#include "waves.h"
#include <stdio.h>
#include <string.h>

enum { SETTLE_SECONDS = 2, ROUNDS = 40, ROUND_MILLISECONDS = 150, ANSWER_SECONDS = 2 };

static uint64_t views;
static long connected;

static void view(uint64_t due) {
    if (connected == 0) return;
    uint64_t visitor = views++ * 7919 % (uint64_t)connected;
    visitor_views(&visitors[visitor], due, 1);
}

static void ask(int kind) {
    static const Histogram none;
    lists = none;
    lists_heard = rows_heard = list_bytes = 0;
    Mark start = mark();
    for (int round = 0; round < ROUNDS; round++) {
        agent_watches(&agents[0], kind, 0);
        pace(options.rate, ROUND_MILLISECONDS / 1e3, view);
        // Not before the answer: the server drops a request that is superseded, and slow answers would not be counted.
        for (uint64_t end = now() + ANSWER_SECONDS * 1000000000ull; agents[0].asked_at && now() < end;) loop_turn(1000000);
        agent_unwatches(&agents[0]);
    }
    Spent all = spent(start, mark());
    printf(
        "{\"scenario\":\"lists\",\"window\":\"%s\",\"online\":%ld,\"asked\":%d,\"answers\":%ld,\"rows\":%ld,\"bytes\":%ld,\"p50_ms\":%.2f,\"p90_ms\":%.2f,"
        "\"p99_ms\":%.2f,\"server_cpu\":%.3f,\"psi\":%.2f}\n",
        window_names[kind], options.visitors, ROUNDS, lists_heard, lists_heard ? rows_heard / lists_heard : 0,
        lists_heard ? list_bytes / lists_heard : 0, histogram_at(&lists, .5) / 1e3, histogram_at(&lists, .9) / 1e3,
        histogram_at(&lists, .99) / 1e3, all.server / all.seconds, all.psi);
    fflush(stdout);
}

void play_lists(void) {
    connected = visitors_come_in_waves();
    agents_make(options.agents, options.accounts);
    agents_open(0, options.agents);
    rest(SETTLE_SECONDS);
    wait_for_go();
    for (int kind = 0; kind < WINDOW_KINDS; kind++) ask(kind);
}
