#include "measure.h"
#include "options.h"
#include "socket.h"
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>

enum { CATCH_UP = 2000 };  // late messages are sent at once, at most this many before answers are read

Mark mark(void) {
    return (Mark){usage_of(options.pid), own_cpu_seconds(), cpu_pressure(), now()};
}

Spent spent(Mark from, Mark to) {
    double seconds = (double)(to.at - from.at) / 1e9;
    return (Spent){
        to.server.cpu_seconds - from.server.cpu_seconds, to.own - from.own, seconds,
        from.pressure < 0 ? -1 : (to.pressure - from.pressure) / 1e6 / seconds};
}

void wait_for_go(void) {
    puts("{\"ready\":true}");
    fflush(stdout);
    char line[64];
    struct pollfd input = {.fd = 0, .events = POLLIN};
    while (poll(&input, 1, 0) == 0) loop_turn(10000000);
    if (!fgets(line, sizeof line, stdin)) exit(1);
}

void wait_for_end(void) {
    struct pollfd input = {.fd = 0, .events = POLLIN};
    while (poll(&input, 1, 0) == 0) loop_turn(10000000);
}

void rest(double seconds) {
    uint64_t end = now() + (uint64_t)(seconds * 1e9), moment;
    while ((moment = now()) < end) loop_turn(end - moment > 20000000 ? 20000000 : end - moment);
}

void pace(double rate, double seconds, void (*act)(uint64_t due)) {
    uint64_t start = now(), end = start + (uint64_t)(seconds * 1e9), done = 0;
    double step = 1e9 / rate;
    for (;;) {
        uint64_t moment = now(), due = start + (uint64_t)((double)done * step);
        if (moment >= end) return;
        for (int burst = 0; due <= moment && burst < CATCH_UP; burst++) {
            act(due);
            due = start + (uint64_t)((double)++done * step);
        }
        moment = now();
        loop_turn(due > moment ? due - moment : 0);
    }
}
