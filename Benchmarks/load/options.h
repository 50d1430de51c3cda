// The options of the command line.
#pragma once
typedef struct {
    const char *scenario, *widget, *account, *password, *filters;
    int port, pid;
    long visitors, chats, agents, accounts, pages, waves;
    double rate, seconds;
    int window, message_size;
} Options;
extern Options options;
