#include "relay.h"
#include "options.h"
#include "text.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ON_THEIR_WAY = 256, OPEN_SECONDS = 120, IDLE_CHANNELS = 1000000 };

Relay *relays;
long relays_open, relays_lost;
uint64_t relay_sent, relay_delivered;
Histogram relay_deliveries;
static long first_publisher, crowd_publisher;

static int request(Conn *conn, char *text, size_t room) {
    Relay *relay = (Relay *)conn;
    return snprintf(text, room, "/%s?id=%u HTTP/1.1", relay->is_publisher ? "pub" : "sub", relay->channel);
}

static void opened(Conn *conn) { (void)conn; relays_open++; }

static void heard(Conn *conn, char *text, size_t length) {
    if (((Relay *)conn)->is_publisher) return;
    size_t at = 0;
    uint64_t due = next_stamp(text, length, &at), moment = now();
    if (!due) return;
    relay_delivered++;
    if (moment > due) histogram_add(&relay_deliveries, moment - due);
}

static void closed(Conn *conn) { (void)conn; relays_lost++; }

static const Play play = {request, opened, heard, closed};

void relays_open_all(long idle, long pairs, long crowd) {
    long count = idle + 2 * pairs + (crowd ? crowd + 1 : 0), next = 0;
    relays = calloc((size_t)count, sizeof *relays);
    for (long i = 0; i < count; i++) {
        relays[i].conn = (Conn){.play = &play, .number = (uint32_t)i, .port = (uint16_t)options.port};
        long behind_idle = i - idle, behind_pairs = behind_idle - 2 * pairs;
        if (behind_idle < 0) relays[i].channel = (uint32_t)(IDLE_CHANNELS + i);
        else if (behind_pairs < 0) relays[i].channel = (uint32_t)(1 + behind_idle % pairs);
        else relays[i].channel = (uint32_t)(pairs + 1);
        relays[i].is_publisher = (behind_idle >= pairs && behind_pairs < 0) || behind_pairs == crowd;
    }
    first_publisher = idle + pairs;
    crowd_publisher = count - 1;
    uint64_t end = now() + OPEN_SECONDS * 1000000000ull;
    while (relays_open + relays_lost < count && now() < end) {
        while (next < count && next - relays_open - relays_lost < ON_THEIR_WAY) conn_open(&relays[next++].conn);
        loop_turn(5000000);
    }
}

static void publish(Relay *relay, uint64_t due) {
    char text[4096];
    int size = options.message_size, marked = stamp(text, sizeof text, due);
    if (size > marked) memset(text + marked, 'x', (size_t)(size - marked));
    relay_sent++;
    conn_say(&relay->conn, text, (size_t)(size > marked ? size : marked));
}

void relay_publishes(long pair, uint64_t due) { publish(&relays[first_publisher + pair], due); }
void relay_tells_crowd(uint64_t due) { publish(&relays[crowd_publisher], due); }
