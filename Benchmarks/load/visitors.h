// Visitors with the widget on their page, as docs/protocol.md section 1 says.
#pragma once
#include "histogram.h"
#include "socket.h"

typedef struct {
    Conn conn;
    char id[27], chat[27], token[96];
    uint8_t is_welcomed, is_asked, is_taken;
    uint32_t views, said, sequence;
    uint32_t agent_sequence;  // of the last of this chat that an agent heard
    uint32_t told;            // the last that the newest welcome speaks of
    uint64_t back_at;
} Visitor;

extern Visitor *visitors;
extern long visitors_welcomed, visitors_lost, visitors_refused, visitors_dropped;
extern uint64_t messages_sent, messages_acked, messages_missed;
extern Histogram acks;
extern void (*visitor_asked)(Visitor *visitor);   // the first message was stored: a chat waits
extern void (*visitor_acked)(Visitor *visitor);   // another one was

void visitors_make(long count);
void visitors_open(long from, long to);            // returns when all are welcomed or lost
int visitors_turn(long limit, long *next, long to);  // lets so many be on their way; for scenarios with a loop of their own
void visitor_says(Visitor *visitor, uint64_t due);
void visitor_views(Visitor *visitor, uint64_t due, int is_stamped);
