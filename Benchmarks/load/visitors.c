#include "visitors.h"
#include "options.h"
#include "shop.h"
#include "text.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ON_THEIR_WAY = 256, OPEN_SECONDS = 120 };

Visitor *visitors;
long visitors_welcomed, visitors_lost, visitors_refused, visitors_dropped;
uint64_t messages_sent, messages_acked, messages_missed;
Histogram acks;
void (*visitor_asked)(Visitor *), (*visitor_acked)(Visitor *);

static int request(Conn *conn, char *text, size_t room) {
    char headers[512];
    shop_headers(conn->number, headers, sizeof headers);
    return snprintf(text, room, "/widget/v1/socket HTTP/1.1\r\nOrigin: http://127.0.0.1:%d\r\n%s", conn->port, headers);
}

static void opened(Conn *conn) {
    Visitor *visitor = (Visitor *)conn;
    char page[512], frame[1400], token[128] = "", resume[96] = "";
    shop_page(conn->number, visitor->views ? visitor->views - 1 : 0, 0, page, sizeof page);
    if (!visitor->views) visitor->views = 1;
    if (visitor->token[0]) snprintf(token, sizeof token, "\"token\":\"%s\",", visitor->token);
    if (visitor->chat[0])
        snprintf(resume, sizeof resume, ",\"resume\":{\"chat\":\"%s\",\"after\":%u}", visitor->chat, visitor->sequence);
    int length = snprintf(
        frame, sizeof frame,
        "{\"type\":\"hello\",\"protocol\":1,\"widget\":\"%s\",%s\"tab\":\"t1\",\"page\":%s,\"focused\":true,"
        "\"screen\":\"1920x1080\",\"language\":\"de-DE\",\"timeZone\":\"Europe/Berlin\"%s}",
        options.widget, token, page, resume);
    conn_say(conn, frame, (size_t)length);
}

// The author must also receive every message of the chat once and in order: as `sent`, or as a message before it.
static void counted(Visitor *visitor, const char *text, size_t length) {
    uint32_t sequence = (uint32_t)number_field(text, length, "sequence", 0);
    if (sequence != visitor->sequence + 1) messages_missed++;
    visitor->sequence = sequence;
}

static void acked(Visitor *visitor, const char *text, size_t length) {
    char draft[40];
    if (!text_field(text, length, "draft", draft, sizeof draft)) return;
    messages_acked++;
    if (number_field(text, length, "sequence", 0) > visitor->sequence) counted(visitor, text, length);
    uint64_t due = strtoull(draft + 1, NULL, 16), moment = now();
    if (moment > due) histogram_add(&acks, moment - due);
    if (!visitor->chat[0]) {
        text_field(text, length, "chat", visitor->chat, sizeof visitor->chat);
        if (visitor_asked) visitor_asked(visitor);
    } else if (visitor_acked) {
        visitor_acked(visitor);
    }
}

static void welcomed(Visitor *visitor, const char *text, size_t length) {
    text_field(text, length, "token", visitor->token, sizeof visitor->token);
    text_field(text, length, "visitor", visitor->id, sizeof visitor->id);
    visitor->told = (uint32_t)number_field(text, length, "last", 0);
    if (visitor->told > visitor->sequence) visitor->sequence = visitor->told;
    visitor->is_welcomed = 1;
    visitors_welcomed++;
    while (visitor->views < (uint32_t)options.pages) visitor_views(visitor, 0, 0);
}

static void heard(Conn *conn, char *text, size_t length) {
    Visitor *visitor = (Visitor *)conn;
    if (is_type(text, length, "sent")) return acked(visitor, text, length);
    if (is_type(text, length, "message")) return counted(visitor, text, length);
    if (is_type(text, length, "welcome")) return welcomed(visitor, text, length);
    if (is_type(text, length, "refused") || is_type(text, length, "gone")) {
        if (visitors_refused++ < 3) fprintf(stderr, "visitor %u: %.300s\n", conn->number, text);
    }
}

static void closed(Conn *conn) {
    Visitor *visitor = (Visitor *)conn;
    if (visitor->is_welcomed) { visitors_welcomed--; visitors_dropped++; } else visitors_lost++;
    visitor->is_welcomed = 0;
}

static const Play play = {request, opened, heard, closed};

void visitors_make(long count) {
    visitors = calloc((size_t)count, sizeof *visitors);
    for (long i = 0; i < count; i++)
        visitors[i].conn = (Conn){.play = &play, .number = (uint32_t)i, .port = (uint16_t)options.port};
}

int visitors_turn(long limit, long *next, long to) {
    long arrived = visitors_welcomed + visitors_lost + visitors_dropped;
    while (*next < to && *next - arrived < limit) conn_open(&visitors[(*next)++].conn);
    loop_turn(5000000);
    return visitors_welcomed + visitors_lost + visitors_dropped < to;
}

void visitors_open(long from, long to) {
    uint64_t end = now() + OPEN_SECONDS * 1000000000ull;
    long next = from;
    while (visitors_turn(ON_THEIR_WAY, &next, to) && now() < end) {}
}

void visitor_says(Visitor *visitor, uint64_t due) {
    char mark[32], filling[4096], frame[5000];
    int size = options.message_size, marked = stamp(mark, sizeof mark, due);
    memset(filling, 'x', sizeof filling);
    int length = snprintf(
        frame, sizeof frame, "{\"type\":\"send\",\"draft\":\"d%llx-%u-%u\",\"text\":\"%s%.*s\"}",
        (unsigned long long)due, visitor->conn.number % (uint32_t)options.visitors, visitor->said++, mark, size > marked ? size - marked : 0, filling);
    messages_sent++;
    conn_say(&visitor->conn, frame, (size_t)length);
}

void visitor_views(Visitor *visitor, uint64_t due, int is_stamped) {
    char page[512], frame[700];
    shop_page(visitor->conn.number, visitor->views++, is_stamped ? due : 0, page, sizeof page);
    int length = snprintf(frame, sizeof frame, "{\"type\":\"page\",\"tab\":\"t1\",\"page\":%s,\"focused\":true}", page);
    conn_say(&visitor->conn, frame, (size_t)length);
}
