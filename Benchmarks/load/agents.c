#define _GNU_SOURCE
#include "agents.h"
#include "login.h"
#include "options.h"
#include "text.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ON_THEIR_WAY = 64, OPEN_SECONDS = 60, COOKIE_ROOM = 256 };

Agent *agents;
long agents_welcomed, agents_lost, agents_refused, chats_taken, lists_heard, rows_heard, list_bytes;
uint64_t messages_delivered, changes_heard, statuses_heard, status_asked_at;
Histogram deliveries, staleness, lists, statuses;

const char *const window_names[WINDOW_KINDS] = {"first", "filter", "sort", "search", "far", "oldest"};
// The first page, then typical actions of an agent: filter, sort, search, jump to 60 % of the list, request the oldest.
static const struct { const char *filter; int article; const char *sort; double part; } windows[WINDOW_KINDS] = {
    {"", 0, "\"by\":\"default\",\"descending\":false", 0},
    {"\"statuses\":[\"inSite\"],\"country\":\"DE\",", 0, "\"by\":\"default\",\"descending\":false", 0},
    {"", 0, "\"by\":\"page\",\"descending\":false", 0},
    {"", 77, "\"by\":\"default\",\"descending\":false", 0},
    {"", 0, "\"by\":\"default\",\"descending\":false", .6},
    {"", 0, "\"by\":\"timeOnSite\",\"descending\":true", 0},
};

static int request(Conn *conn, char *text, size_t room) {
    return snprintf(
        text, room, "/api/v1/socket HTTP/1.1\r\nOrigin: http://127.0.0.1:%d\r\nCookie: %s", conn->port,
        ((Agent *)conn)->cookie);
}

static void opened(Conn *conn) {
    static const char hello[] = "{\"type\":\"hello\",\"protocol\":1,\"chats\":[]}";
    conn_say(conn, hello, sizeof hello - 1);
}

// The agent must receive each message of a chat once and in order.
static void ordered(const char *text, size_t length) {
    char draft[40];
    const char *mark = text_field(text, length, "draft", draft, sizeof draft) ? strchr(draft, '-') : NULL;
    long number = mark ? strtol(mark + 1, NULL, 10) : -1;
    if (number < 0 || number >= options.visitors) return;
    uint32_t sequence = (uint32_t)number_field(text, length, "sequence", 0);
    if (visitors[number].agent_sequence && sequence != visitors[number].agent_sequence + 1) messages_missed++;
    visitors[number].agent_sequence = sequence;
}

static void heard(Conn *conn, char *text, size_t length) {
    Agent *agent = (Agent *)conn;
    uint64_t moment = now(), due;
    size_t at = 0;
    agent->frames++;
    agent->bytes += length;
    if (is_type(text, length, "message")) {
        due = next_stamp(text, length, &at);
        if (!due) return;  // a system message
        messages_delivered++;
        if (moment > due) histogram_add(&deliveries, moment - due);
        ordered(text, length);
    } else if (is_type(text, length, "listChange")) {
        changes_heard++;
        // Only changes of rows that were in the window: a row that slides in when another leaves shows an older page view.
        const char *rows = memmem(text, length, "\"rows\":[", 8);
        at = rows ? (size_t)(rows - text) : length;
        while ((due = next_stamp(text, length, &at)))
            if (moment > due) histogram_add(&staleness, moment - due);
    } else if (is_type(text, length, "list")) {
        lists_heard++;
        list_bytes += (long)length;
        for (const char *row = text; (row = strstr(row, "\"actions\":")); row++) rows_heard++;
        if (agent->asked_at) histogram_add(&lists, moment - agent->asked_at);
        agent->asked_at = 0;
    } else if (is_type(text, length, "agent")) {
        statuses_heard++;
        if (status_asked_at) histogram_add(&statuses, moment - status_asked_at);
    } else if (is_type(text, length, "done")) {
        long number = (long)number_field(text, length, "request", -1);
        if (number >= 0 && number < options.visitors && !visitors[number].is_taken) {
            visitors[number].is_taken = 1;
            chats_taken++;
        }
    } else if (is_type(text, length, "welcome")) {
        agent->is_welcomed = 1;
        agents_welcomed++;
    } else if (is_type(text, length, "refused")) {
        if (agents_refused++ < 3) fprintf(stderr, "agent %u: %.300s\n", conn->number, text);
    }
}

static void closed(Conn *conn) {
    agents_lost++;
    Agent *agent = (Agent *)conn;
    if (agent->is_welcomed) agents_welcomed--;
    agent->is_welcomed = 0;
}

static const Play play = {request, opened, heard, closed};

void agents_make(long count, long accounts) {
    agents = calloc((size_t)count, sizeof *agents);
    char *cookies = calloc((size_t)accounts, COOKIE_ROOM);
    for (long i = 0; i < accounts; i++) {
        char email[128];
        snprintf(email, sizeof email, options.account, i);
        if (!log_in(options.port, email, options.password, cookies + i * COOKIE_ROOM, COOKIE_ROOM)) exit(1);
    }
    for (long i = 0; i < count; i++) {
        agents[i].cookie = cookies + i % accounts * COOKIE_ROOM;
        agents[i].conn = (Conn){.play = &play, .number = (uint32_t)i, .port = (uint16_t)options.port};
    }
}

void agents_open(long from, long to) {
    uint64_t end = now() + OPEN_SECONDS * 1000000000ull;
    for (long next = from; agents_welcomed + agents_lost < to && now() < end;) {
        while (next < to && next - agents_welcomed - agents_lost < ON_THEIR_WAY) conn_open(&agents[next++].conn);
        loop_turn(5000000);
    }
}

void agent_accepts(Agent *agent, Visitor *visitor) {
    char frame[256];
    int length = snprintf(
        frame, sizeof frame, "{\"type\":\"command\",\"request\":%u,\"command\":{\"type\":\"accept\",\"visitor\":\"%s\"}}",
        visitor->conn.number, visitor->id);
    conn_say(&agent->conn, frame, (size_t)length);
}

void agent_watches(Agent *agent, int kind, int article) {
    char frame[512], text[32] = "";
    if (!article) article = windows[kind].article;
    if (article) snprintf(text, sizeof text, "article %d", article);
    agent->asked_at = now();
    int length = snprintf(
        frame, sizeof frame, "{\"type\":\"watch\",\"filter\":{%s\"text\":\"%s\"},\"sort\":{%s},\"offset\":%ld,\"count\":100}",
        windows[kind].filter, text, windows[kind].sort, (long)(windows[kind].part * (double)options.visitors));
    conn_say(&agent->conn, frame, (size_t)length);
}

void agent_unwatches(Agent *agent) {
    static const char frame[] = "{\"type\":\"unwatch\"}";
    conn_say(&agent->conn, frame, sizeof frame - 1);
}

void agent_turns(Agent *agent, const char *availability) {
    char frame[256];
    status_asked_at = now();
    int length = snprintf(
        frame, sizeof frame,
        "{\"type\":\"command\",\"request\":999999999,\"command\":{\"type\":\"availability\",\"availability\":\"%s\"}}", availability);
    conn_say(&agent->conn, frame, (size_t)length);
}
