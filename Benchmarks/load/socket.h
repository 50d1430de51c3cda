// WebSocket clients in one thread: connect, upgrade, text frames. Loopback only.
#pragma once
#include <stddef.h>
#include <stdint.h>

typedef struct Conn Conn;

// Callbacks of a kind of client.
typedef struct {
    int (*request)(Conn *conn, char *text, size_t room);  // the client's own lines of the upgrade request, path first
    void (*opened)(Conn *conn);
    void (*heard)(Conn *conn, char *text, size_t length);  // followed by a zero byte after `length`
    void (*closed)(Conn *conn);
} Play;

typedef enum { CONN_NONE, CONN_CONNECTING, CONN_UPGRADING, CONN_OPEN, CONN_CLOSED } ConnState;

struct Conn {
    const Play *play;
    int fd;
    ConnState state;
    uint32_t number;
    uint16_t port;
    uint32_t in_length, in_room, out_length, out_sent, out_room;
    uint8_t *in, *out;
};

uint64_t now(void);  // monotonic nanoseconds
void conn_open(Conn *conn);
void conn_say(Conn *conn, const char *text, size_t length);
void conn_close(Conn *conn);
// Waits at most so long for events, and handles them.
void loop_turn(uint64_t nanoseconds);
// Frames and bytes received by all connections so far.
extern uint64_t frames_heard, bytes_heard;
