// The load generator of Foyer's benchmarks: one thread, loopback only, limited in count and time.
#include "options.h"
#include "scenarios.h"
#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>

enum { MOST_VISITORS = 100000, MOST_SECONDS = 3600 };

Options options = {
    .scenario = "idle", .widget = "", .account = "", .password = "", .visitors = 0, .agents = 1, .accounts = 1,
    .pages = 1, .waves = 1, .rate = 1000, .seconds = 5, .window = 1, .message_size = 128};

static const struct { const char *name; void (*play)(void); } scenarios[] = {
    {"idle", play_idle}, {"relay-idle", play_relay_idle}, {"chats", play_chats}, {"relay-chats", play_relay_chats},
    {"saturation", play_saturation}, {"crowd", play_crowd}, {"relay-crowd", play_relay_crowd}, {"pages", play_pages},
    {"views", play_views}, {"lists", play_lists}, {"storm", play_storm}, {"soak", play_soak}};

static int usage(void) {
    fputs(
        "usage: load --scenario NAME --port N [--pid N] [--visitors N] [--chats N] [--agents N] [--accounts N]\n"
        "            [--pages N] [--waves N] [--rate N] [--seconds N] [--window N] [--size N]\n"
        "            [--widget ID] [--account FORMAT] [--password TEXT]\nscenarios:", stderr);
    for (size_t i = 0; i < sizeof scenarios / sizeof *scenarios; i++) fprintf(stderr, " %s", scenarios[i].name);
    fputc('\n', stderr);
    return 2;
}

int main(int count, char **words) {
    static const struct option known[] = {
        {"scenario", 1, 0, 's'}, {"port", 1, 0, 'p'}, {"pid", 1, 0, 'i'}, {"visitors", 1, 0, 'v'}, {"chats", 1, 0, 'c'},
        {"agents", 1, 0, 'a'}, {"accounts", 1, 0, 'o'}, {"pages", 1, 0, 'g'}, {"waves", 1, 0, 'w'}, {"rate", 1, 0, 'r'},
        {"seconds", 1, 0, 't'}, {"window", 1, 0, 'n'}, {"size", 1, 0, 'z'}, {"widget", 1, 0, 'd'},
        {"account", 1, 0, 'e'}, {"password", 1, 0, 'k'}, {0}};
    int option;
    while ((option = getopt_long(count, words, "", known, 0)) > 0) {
        switch (option) {
        case 's': options.scenario = optarg; break;
        case 'p': options.port = atoi(optarg); break;
        case 'i': options.pid = atoi(optarg); break;
        case 'v': options.visitors = atol(optarg); break;
        case 'c': options.chats = atol(optarg); break;
        case 'a': options.agents = atol(optarg); break;
        case 'o': options.accounts = atol(optarg); break;
        case 'g': options.pages = atol(optarg); break;
        case 'w': options.waves = atol(optarg); break;
        case 'r': options.rate = atof(optarg); break;
        case 't': options.seconds = atof(optarg); break;
        case 'n': options.window = atoi(optarg); break;
        case 'z': options.message_size = atoi(optarg); break;
        case 'd': options.widget = optarg; break;
        case 'e': options.account = optarg; break;
        case 'k': options.password = optarg; break;
        default: return usage();
        }
    }
    if (options.port < 1 || options.visitors > MOST_VISITORS || options.seconds > MOST_SECONDS || options.chats > options.visitors
        || options.agents < 1 || options.accounts < 1 || options.waves < 1 || options.message_size > 3000)
        return usage();
    // A load that outlives its measurement would distort the next one.
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    struct rlimit files;
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    for (size_t i = 0; i < sizeof scenarios / sizeof *scenarios; i++) {
        if (strcmp(scenarios[i].name, options.scenario)) continue;
        scenarios[i].play();
        return 0;
    }
    return usage();
}
