// Visitors with the widget on their page, as docs/protocol.md section 1 describes.
#pragma once
#include "histogram.h"
#include "socket.h"

typedef struct {
    Conn conn;
    char id[27], chat[27], token[96];
    uint8_t is_welcomed, is_asked, is_taken;
    uint32_t views, said, sequence;
    uint32_t agent_sequence;  // of the last message of this chat that an agent received
    uint32_t told;            // the last sequence number in the newest welcome
    uint64_t back_at;
} Visitor;

extern Visitor *visitors;
extern long visitors_welcomed, visitors_lost, visitors_refused, visitors_dropped;
extern uint64_t messages_sent, messages_acked, messages_missed;
extern Histogram acks;
extern void (*visitor_asked)(Visitor *visitor);   // the first message was stored: a chat is waiting
extern void (*visitor_acked)(Visitor *visitor);   // another message was stored

void visitors_make(long count);
void visitors_open(long from, long to);            // returns when all are welcomed or have failed
int visitors_turn(long limit, long *next, long to);  // at most `limit` connect at once; for scenarios with their own loop
void visitor_says(Visitor *visitor, uint64_t due);
void visitor_views(Visitor *visitor, uint64_t due, int is_stamped);
