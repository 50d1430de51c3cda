// Visitors browse while agents watch windows of the list.
#include "agents.h"
#include "measure.h"
#include "options.h"
#include "scenarios.h"
#include "visitors.h"
#include <stdio.h>

enum {
    ARRIVED_SECONDS = 7,  // until the visits of the arrivals are written, so that only page views are counted
    SETTLE_SECONDS = 2,
    DRAIN_SECONDS = 1
};

static uint64_t views;

// Each time another visitor, far from the previous one.
static void view(uint64_t due) {
    uint64_t visitor = views++ * 7919 % (uint64_t)options.visitors;
    visitor_views(&visitors[visitor], due, 1);
}

static void slice(long watching) {
    static const Histogram none;
    uint64_t frames = 0, bytes = 0;
    // A list of its own for each: first the six kinds, then the same ones for one article.
    for (long i = 0; i < watching; i++) agent_watches(&agents[i], (int)(i % WINDOW_KINDS), (int)(i / WINDOW_KINDS));
    rest(SETTLE_SECONDS);
    for (long i = 0; i < watching; i++) frames -= agents[i].frames, bytes -= agents[i].bytes;
    staleness = none;
    views = 0;
    Mark start = mark();
    pace(options.rate, options.seconds, view);
    Mark end = mark();
    rest(DRAIN_SECONDS);
    for (long i = 0; i < watching; i++) frames += agents[i].frames, bytes += agents[i].bytes;
    Spent all = spent(start, end);
    double each = watching ? (double)watching * all.seconds : 1;
    printf(
        "{\"scenario\":\"pages\",\"online\":%ld,\"agents\":%ld,\"rate\":%.0f,\"cpu_us\":%.2f,\"staleness_p50_ms\":%.1f,\"staleness_p99_ms\":%.1f,"
        "\"agent_bytes_per_second\":%.0f,\"agent_frames_per_second\":%.2f,\"psi\":%.2f}\n",
        visitors_welcomed, watching, (double)views / all.seconds, all.server * 1e6 / (double)views,
        histogram_at(&staleness, .5) / 1e3, histogram_at(&staleness, .99) / 1e3, (double)bytes / each,
        (double)frames / each, all.psi);
    fflush(stdout);
    for (long i = 0; i < watching; i++) agent_unwatches(&agents[i]);
    rest(SETTLE_SECONDS);
}

void play_pages(void) {
    visitors_make(options.visitors);
    agents_make(options.agents, options.accounts);
    agents_open(0, options.agents);
    visitors_open(0, options.visitors);
    rest(ARRIVED_SECONDS);
    wait_for_go();
    slice(0);
    slice(1);
    slice(options.agents);
    options.rate /= 10;
    slice(options.agents);
}
