// Agents with an open console, as docs/protocol.md section 2 describes.
#pragma once
#include "histogram.h"
#include "socket.h"
#include "visitors.h"

typedef struct {
    Conn conn;
    const char *cookie;
    uint8_t is_welcomed;
    uint64_t asked_at, frames, bytes;
} Agent;

extern Agent *agents;
extern long agents_welcomed, agents_lost, agents_refused, chats_taken, lists_heard, rows_heard, list_bytes;
extern uint64_t messages_delivered, changes_heard, statuses_heard;
extern Histogram deliveries, staleness, lists, statuses;
extern uint64_t status_asked_at;

// Opens `count` consoles, spread over `accounts` log-ins.
void agents_make(long count, long accounts);
void agents_open(long from, long to);
void agent_accepts(Agent *agent, Visitor *visitor);
// Requests window `kind` of the list in agents.c, restricted to one article if `article` is not 0. The time to the answer is counted
// in `lists`.
void agent_watches(Agent *agent, int kind, int article);
void agent_unwatches(Agent *agent);
void agent_turns(Agent *agent, const char *availability);
enum { WINDOW_KINDS = 6 };
extern const char *const window_names[WINDOW_KINDS];
