// The server is killed and restarted by the caller; all clients reconnect as widgets do, and nothing may be lost.
#include "agents.h"
#include "measure.h"
#include "options.h"
#include "scenarios.h"
#include "visitors.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    JITTER_MILLISECONDS = 1000,  // the widget's first pause is up to a second
    LIMIT_SECONDS = 60,
    REFUSED_NANOSECONDS = 50000000  // retry interval while the port does not listen
};

static void take(Visitor *visitor) { agent_accepts(&agents[visitor->conn.number % (uint32_t)options.agents], visitor); }

static long drop_all(void) {
    uint64_t end = now() + LIMIT_SECONDS * 1000000000ull;
    while (visitors_welcomed && now() < end) loop_turn(5000000);
    return visitors_welcomed;
}

// Tries one connection until the server listens.
static uint64_t wait_until_listening(void) {
    for (uint64_t end = now() + LIMIT_SECONDS * 1000000000ull; now() < end;) {
        conn_open(&visitors[0].conn);
        for (int i = 0; i < 100 && visitors[0].conn.state == CONN_CONNECTING; i++) loop_turn(1000000);
        if (visitors[0].conn.state != CONN_CLOSED) return now();
        rest(REFUSED_NANOSECONDS / 1e9);
    }
    fprintf(stderr, "the server did not come back\n");
    exit(1);
}

void play_storm(void) {
    visitors_make(options.visitors);
    agents_make(options.agents, options.accounts);
    agents_open(0, options.agents);
    visitors_open(0, options.visitors);
    visitor_asked = take;
    for (long next = 0; chats_taken < options.chats;) {
        while (next < options.chats && next - chats_taken < 32) visitor_says(&visitors[next++], now());
        loop_turn(5000000);
    }
    for (int i = 0; i < 3; i++)
        for (long chat = 0; chat < options.chats; chat++) visitor_says(&visitors[chat], now());
    rest(2);
    uint64_t acknowledged = messages_acked;
    uint32_t *known = calloc((size_t)options.chats, sizeof *known);
    for (long i = 0; i < options.chats; i++) known[i] = visitors[i].sequence;
    wait_for_go();  // the server is killed now
    long left = drop_all();
    visitors_lost = visitors_dropped = 0;
    srand(1);
    for (long i = 0; i < options.visitors; i++)
        visitors[i].back_at = (uint64_t)(rand() % (JITTER_MILLISECONDS * 1000)) * 1000;
    uint64_t listening = wait_until_listening();
    Mark start = mark();
    uint64_t end = now() + LIMIT_SECONDS * 1000000000ull, most_at = 0;
    long most = options.visitors * 99 / 100;
    while (visitors_welcomed < options.visitors && now() < end) {
        uint64_t passed = now() - listening;
        for (long i = 1; i < options.visitors; i++) {
            Conn *conn = &visitors[i].conn;
            if (conn->state != CONN_CLOSED || visitors[i].back_at > passed) continue;
            visitors[i].back_at = passed + (uint64_t)JITTER_MILLISECONDS * 1000000;
            conn_open(conn);
        }
        loop_turn(2000000);
        if (!most_at && visitors_welcomed >= most) most_at = now();
    }
    Spent all = spent(start, mark());
    rest(1);
    long lost = 0, doubled = 0;
    for (long i = 0; i < options.chats; i++) {
        if (visitors[i].told < known[i]) lost++;
        if (visitors[i].told > known[i]) doubled++;
    }
    printf(
        "{\"scenario\":\"storm\",\"visitors\":%ld,\"left\":%ld,\"back\":%ld,\"seconds_to_99\":%.3f,\"acknowledged\":%llu,"
        "\"chats_short\":%ld,\"chats_long\":%ld,\"out_of_order\":%llu,\"psi\":%.2f}\n",
        options.visitors, left, visitors_welcomed, most_at ? (double)(most_at - listening) / 1e9 : LIMIT_SECONDS,
        (unsigned long long)acknowledged, lost, doubled,
        (unsigned long long)messages_missed, all.psi);
    fflush(stdout);
    wait_for_end();  // all stay connected until the server's CPU time is read: disconnecting is not part of the reconnect
}
