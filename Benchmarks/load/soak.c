// A long day: chats continue, visitors browse, and all the time some leave while others arrive.
#include "agents.h"
#include "chats.h"
#include "measure.h"
#include "options.h"
#include "scenarios.h"
#include "visitors.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    PARTS = 10,
    LOOKS = 5,           // samples of the server's memory per part; the median counts
    FILL_RATE = 4000,    // messages per second until the database caches are full: 80,000 are about 12 MB, and the writer's cache holds 8
    FILL_SECONDS = 20,
    WARM_SECONDS = 60,   // until visitors leave the list as fast as others arrive
    DRAIN_SECONDS = 1,
    MESSAGES_A_CHANGE = 4  // per so many messages one visitor leaves and another arrives
};

static long turns, next_idle, files_at_start;

static long files_of(int pid) {
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/fd", pid);
    DIR *folder = opendir(path);
    long count = 0;
    while (folder && readdir(folder)) count++;
    if (folder) closedir(folder);
    return count;
}

// The longest idle visitor closes the page, and a new one arrives.
static void change(void) {
    Visitor *visitor = &visitors[options.chats + next_idle++ % (options.visitors - options.chats)];
    Conn conn = {.play = visitor->conn.play, .number = visitor->conn.number + (uint32_t)options.visitors, .port = visitor->conn.port};
    conn_close(&visitor->conn);
    visitors_welcomed -= visitor->is_welcomed;
    memset(visitor, 0, sizeof *visitor);
    visitor->conn = conn;
    conn_open(&visitor->conn);
}

static void talk(uint64_t due) { visitor_says(&visitors[turns++ % options.chats], due); }

static void act(uint64_t due) {
    visitor_says(&visitors[turns % options.chats], due);
    long idle = options.visitors - options.chats;
    // Half a round away from the visitors who leave and arrive.
    Visitor *viewer = &visitors[options.chats + (next_idle + idle / 2 + turns * 31 % (idle / 4)) % idle];
    if (viewer->is_welcomed) visitor_views(viewer, 0, 0);
    if (turns++ % MESSAGES_A_CHANGE == 0) change();
}

static int by_size(const void *left, const void *right) {
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

static void part(int number, double seconds) {
    static const Histogram none;
    double memory[LOOKS];
    deliveries = none;
    uint64_t sent = messages_sent, delivered = messages_delivered, acked = messages_acked;
    Mark start = mark();
    for (int look = 0; look < LOOKS; look++) {
        pace(options.rate, seconds / LOOKS, act);
        memory[look] = usage_of(options.pid).rss_kb;
    }
    Spent all = spent(start, mark());
    rest(DRAIN_SECONDS);
    qsort(memory, LOOKS, sizeof *memory, by_size);
    printf(
        "{\"scenario\":\"soak\",\"part\":%d,\"seconds\":%.1f,\"online\":%ld,\"rss_kb\":%.0f,\"files\":%ld,\"files_at_start\":%ld,"
        "\"missing\":%lld,\"unacked\":%lld,\"faults\":%ld,\"p50_us\":%.0f,\"p99_us\":%.0f,\"psi\":%.2f}\n",
        number, (double)(now() - start.at) / 1e9, visitors_welcomed, memory[LOOKS / 2], files_of(options.pid), files_at_start,
        (long long)(messages_sent - sent) - (long long)(messages_delivered - delivered),
        (long long)(messages_sent - sent) - (long long)(messages_acked - acked),
        (long)messages_missed + visitors_refused + agents_refused + visitors_dropped + visitors_lost + agents_lost,
        histogram_at(&deliveries, .5), histogram_at(&deliveries, .99), all.psi);
    fflush(stdout);
}

void play_soak(void) {
    if (!chats_begin()) fprintf(stderr, "only %ld of %ld chats were taken\n", chats_taken, options.chats);
    wait_for_go();
    // Not after warming up: the server closes connections without pings, so leaked connections have reached their final number by then.
    files_at_start = files_of(options.pid);
    pace(FILL_RATE, FILL_SECONDS, talk);
    pace(options.rate, WARM_SECONDS, act);
    rest(DRAIN_SECONDS);
    for (int number = 0; number < PARTS; number++) part(number, options.seconds / PARTS);
}
