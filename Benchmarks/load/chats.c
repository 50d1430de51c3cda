// Open chats: at a constant rate next to idle visitors, and as fast as messages are acknowledged.
#include "agents.h"
#include "chats.h"
#include "measure.h"
#include "options.h"
#include "relay.h"
#include "scenarios.h"
#include "visitors.h"
#include <stdio.h>
#include <string.h>

enum { CHAT_SECONDS = 60, DRAIN_SECONDS = 3, LATE_SECONDS = 1, TAKING = 32 };

static long next_chat;

static void take(Visitor *visitor) { agent_accepts(&agents[visitor->conn.number % (uint32_t)options.agents], visitor); }

int chats_begin(void) {
    visitors_make(options.visitors);
    agents_make(options.agents, options.accounts);
    agents_open(0, options.agents);
    visitors_open(0, options.visitors);
    visitor_asked = take;
    uint64_t end = now() + CHAT_SECONDS * 1000000000ull;
    for (long next = 0; chats_taken < options.chats && now() < end;) {
        while (next < options.chats && next - chats_taken < TAKING) visitor_says(&visitors[next++], now());
        loop_turn(5000000);
    }
    rest(1);
    messages_sent = messages_acked = messages_delivered = messages_missed = 0;
    memset(&acks, 0, sizeof acks);
    memset(&deliveries, 0, sizeof deliveries);
    return chats_taken == options.chats;
}

static void say(uint64_t due) { visitor_says(&visitors[next_chat++ % options.chats], due); }
static void publish(uint64_t due) { relay_publishes(next_chat++ % options.chats, due); }

static void report(
    Spent all, Spent drained, uint64_t sent, uint64_t acked, uint64_t delivered, uint64_t in_time, uint64_t missed,
    const Histogram *delivery, const Histogram *ack, long faults
) {
    printf(
        "{\"scenario\":\"%s\",\"chats\":%ld,\"idle\":%ld,\"seconds\":%.2f,\"sent\":%llu,\"acked\":%llu,\"delivered\":%llu,"
        "\"out_of_order\":%llu,\"faults\":%ld,\"acked_per_second\":%.0f,\"server_cpu\":%.3f,\"generator_cpu\":%.3f,\"cpu_us\":%.2f,"
        "\"p50_us\":%.0f,\"p99_us\":%.0f,\"ack_p50_us\":%.0f,\"ack_p99_us\":%.0f,\"psi\":%.2f}\n",
        options.scenario, options.chats, options.visitors - options.chats, all.seconds, (unsigned long long)sent,
        (unsigned long long)acked, (unsigned long long)delivered, (unsigned long long)missed, faults,
        (double)in_time / all.seconds, drained.server / all.seconds, all.own / all.seconds,
        delivered ? drained.server * 1e6 / (double)delivered : 0, histogram_at(delivery, .5), histogram_at(delivery, .99),
        histogram_at(ack, .5), histogram_at(ack, .99), all.psi);
}

// Waits until everything that was sent has arrived, or until the time is over.
static void drain(const uint64_t *come, const uint64_t *sent) {
    uint64_t end = now() + DRAIN_SECONDS * 1000000000ull;
    while (*come < *sent && now() < end) loop_turn(5000000);
}

static void report_chats(Spent all, Spent drained, uint64_t in_time) {
    rest(LATE_SECONDS);  // duplicates may arrive late
    report(
        all, drained, messages_sent, messages_acked, messages_delivered, in_time, messages_missed, &deliveries, &acks,
        visitors_refused + agents_refused + visitors_dropped + agents_lost);
}

void play_chats(void) {
    if (!chats_begin()) fprintf(stderr, "only %ld of %ld chats were taken\n", chats_taken, options.chats);
    wait_for_go();
    Mark start = mark();
    pace(options.rate, options.seconds, say);
    Mark end = mark();
    uint64_t in_time = messages_acked;
    drain(&messages_delivered, &messages_sent);
    drain(&messages_acked, &messages_sent);
    report_chats(spent(start, end), spent(start, mark()), in_time);
}

void play_relay_chats(void) {
    relays_open_all(options.visitors - options.chats, options.chats, 0);
    wait_for_go();
    Mark start = mark();
    pace(options.rate, options.seconds, publish);
    Mark end = mark();
    drain(&relay_delivered, &relay_sent);
    static const Histogram none;
    report(
        spent(start, end), spent(start, mark()), relay_sent, 0, relay_delivered, 0, 0, &relay_deliveries, &none,
        relays_lost);
}

static uint64_t last_moment;
static void say_again(Visitor *visitor) { if (now() < last_moment) visitor_says(visitor, now()); }

void play_saturation(void) {
    if (!chats_begin()) fprintf(stderr, "only %ld of %ld chats were taken\n", chats_taken, options.chats);
    wait_for_go();
    visitor_acked = say_again;
    last_moment = now() + (uint64_t)(options.seconds * 1e9);
    Mark start = mark();
    for (int i = 0; i < options.window; i++)
        for (long chat = 0; chat < options.chats; chat++) visitor_says(&visitors[chat], now());
    rest(options.seconds);
    Mark end = mark();
    uint64_t in_time = messages_acked;
    drain(&messages_acked, &messages_sent);
    drain(&messages_delivered, &messages_sent);
    report_chats(spent(start, end), spent(start, mark()), in_time);
}
