#define _GNU_SOURCE
#include "socket.h"
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum {
    SOURCES = 8,           // 127.0.1.1 to .8, each with its own 28,000 ports
    CHUNK = 65536,
    FRAME_LIMIT = 8 << 20  // far above any answer of the server; a longer frame is a framing error
};

uint64_t frames_heard, bytes_heard;
static int epoll_fd = -1;

uint64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000000000ull + (uint64_t)time.tv_nsec;
}

static void watch(Conn *conn, int operation, uint32_t events) {
    struct epoll_event event = {.events = events, .data.ptr = conn};
    epoll_ctl(epoll_fd, operation, conn->fd, &event);
}

static void reserve(uint8_t **bytes, uint32_t *room, uint32_t wanted) {
    if (wanted <= *room) return;
    *room = wanted * 2;
    *bytes = realloc(*bytes, *room);
    if (!*bytes) { perror("memory"); exit(1); }
}

static void release_in(Conn *conn) { free(conn->in); conn->in = NULL; conn->in_length = conn->in_room = 0; }
static void release_out(Conn *conn) { free(conn->out); conn->out = NULL; conn->out_length = conn->out_sent = conn->out_room = 0; }

static void lost(Conn *conn) {
    if (conn->state == CONN_CLOSED || conn->state == CONN_NONE) return;
    conn->state = CONN_CLOSED;
    close(conn->fd);
    release_in(conn);
    release_out(conn);
    if (conn->play->closed) conn->play->closed(conn);
}

void conn_close(Conn *conn) {
    if (conn->state == CONN_CLOSED || conn->state == CONN_NONE) return;
    conn->state = CONN_CLOSED;
    close(conn->fd);
    release_in(conn);
    release_out(conn);
}

static void flush(Conn *conn) {
    while (conn->out_sent < conn->out_length) {
        ssize_t sent = send(conn->fd, conn->out + conn->out_sent, conn->out_length - conn->out_sent, MSG_NOSIGNAL);
        if (sent < 0 && errno == EAGAIN) return watch(conn, EPOLL_CTL_MOD, EPOLLIN | EPOLLOUT);
        if (sent < 0) return lost(conn);
        conn->out_sent += (uint32_t)sent;
    }
    release_out(conn);
}

static void frame(Conn *conn, uint8_t opcode, const char *text, size_t length) {
    reserve(&conn->out, &conn->out_room, conn->out_length + (uint32_t)length + 14);
    uint8_t *out = conn->out + conn->out_length, *start = out;
    *out++ = 0x80 | opcode;
    if (length < 126) {
        *out++ = (uint8_t)(0x80 | length);
    } else {
        *out++ = 0x80 | 126;
        *out++ = (uint8_t)(length >> 8);
        *out++ = (uint8_t)length;
    }
    memset(out, 0, 4);  // a mask of zeros is valid and costs nothing
    memcpy(out + 4, text, length);
    conn->out_length += (uint32_t)(out + 4 - start + (long)length);
}

void conn_say(Conn *conn, const char *text, size_t length) {
    if (conn->state != CONN_OPEN || length > 65535) return;
    frame(conn, 1, text, length);
    flush(conn);
}

void conn_open(Conn *conn) {
    if (epoll_fd < 0) epoll_fd = epoll_create1(0);
    conn->state = CONN_CONNECTING;
    conn->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    if (conn->fd < 0) { perror("socket"); exit(1); }
    int one = 1;
    setsockopt(conn->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    setsockopt(conn->fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &one, sizeof one);
    struct sockaddr_in own = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(0x7f000101 + conn->number % SOURCES)};
    if (bind(conn->fd, (void *)&own, sizeof own)) { perror("bind"); exit(1); }
    struct sockaddr_in server = {
        .sin_family = AF_INET, .sin_port = htons(conn->port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int result = connect(conn->fd, (void *)&server, sizeof server);
    watch(conn, EPOLL_CTL_ADD, EPOLLIN | EPOLLOUT);
    if (result && errno != EINPROGRESS) lost(conn);
}

static void connected(Conn *conn) {
    int fault = 0;
    socklen_t size = sizeof fault;
    getsockopt(conn->fd, SOL_SOCKET, SO_ERROR, &fault, &size);
    if (fault) return lost(conn);
    char own[1024], request[2048];
    conn->play->request(conn, own, sizeof own);
    int length = snprintf(
        request, sizeof request,
        "GET %s\r\nHost: 127.0.0.1:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n", own, conn->port);
    reserve(&conn->out, &conn->out_room, (uint32_t)length);
    memcpy(conn->out, request, (size_t)length);
    conn->out_length = (uint32_t)length;
    conn->state = CONN_UPGRADING;
    watch(conn, EPOLL_CTL_MOD, EPOLLIN);
    flush(conn);
}

// Passes one frame to the client; the byte after it is replaced by the closing zero meanwhile.
static void hear(Conn *conn, uint8_t opcode, uint8_t *payload, size_t length) {
    frames_heard++;
    bytes_heard += length;
    if (opcode == 8) return lost(conn);
    if (opcode == 9) {
        frame(conn, 10, (char *)payload, length < 126 ? length : 125);
        return flush(conn);
    }
    if (opcode != 1 && opcode != 2) return;
    uint8_t kept = payload[length];
    payload[length] = 0;
    conn->play->heard(conn, (char *)payload, length);
    payload[length] = kept;
}

// Consumes the complete frames at the front of `bytes`; returns their length.
static size_t take(Conn *conn, uint8_t *bytes, size_t length) {
    size_t at = 0;
    if (conn->state == CONN_UPGRADING) {
        uint8_t *end = memmem(bytes, length, "\r\n\r\n", 4);
        if (!end) return 0;
        if (!memmem(bytes, length < 16 ? length : 16, " 101", 4)) {
            static int told;
            if (told++ < 3) fprintf(stderr, "refused: %.*s\n", (int)(length < 400 ? length : 400), bytes);
            lost(conn);
            return 0;
        }
        at = (size_t)(end + 4 - bytes);
        conn->state = CONN_OPEN;
        conn->play->opened(conn);
    }
    while (conn->state == CONN_OPEN && length - at >= 2) {
        uint8_t *head = bytes + at;
        uint64_t payload = head[1] & 127;
        size_t size = payload == 126 ? 4 : payload == 127 ? 10 : 2;
        if (length - at < size) break;
        if (size > 2) {
            payload = 0;
            for (size_t i = 2; i < size; i++) payload = payload << 8 | head[i];
        }
        if (payload > FRAME_LIMIT) { lost(conn); return 0; }
        if (length - at < size + payload) break;
        at += size + payload;
        hear(conn, head[0] & 15, head + size, payload);
    }
    return at;
}

static void readable(Conn *conn) {
    static uint8_t shared[CHUNK * 4 + 1];  // an idle client keeps no buffer
    for (;;) {
        uint8_t *bytes = shared;
        size_t room = sizeof shared - 1, before = conn->in_length;
        if (before) {
            reserve(&conn->in, &conn->in_room, conn->in_length + CHUNK + 1);
            bytes = conn->in;
            room = conn->in_room - 1 - before;
        }
        ssize_t got = recv(conn->fd, bytes + before, room, 0);
        if (got < 0 && errno == EAGAIN) return;
        if (got <= 0) return lost(conn);
        size_t length = before + (size_t)got, taken = take(conn, bytes, length);
        if (conn->state == CONN_CLOSED) return;
        if (taken == length) {
            release_in(conn);
        } else if (bytes == shared) {
            reserve(&conn->in, &conn->in_room, (uint32_t)(length - taken) + 1);
            memcpy(conn->in, bytes + taken, length - taken);
            conn->in_length = (uint32_t)(length - taken);
        } else {
            memmove(conn->in, bytes + taken, length - taken);
            conn->in_length = (uint32_t)(length - taken);
        }
        if ((size_t)got < room) return;
    }
}

void loop_turn(uint64_t nanoseconds) {
    static struct epoll_event events[1024];
    if (epoll_fd < 0) epoll_fd = epoll_create1(0);
    struct timespec limit = {(time_t)(nanoseconds / 1000000000ull), (long)(nanoseconds % 1000000000ull)};
    int count = epoll_pwait2(epoll_fd, events, 1024, &limit, NULL);
    for (int i = 0; i < count; i++) {
        Conn *conn = events[i].data.ptr;
        uint32_t happened = events[i].events;
        if (conn->state == CONN_CONNECTING && happened & (EPOLLOUT | EPOLLERR | EPOLLHUP)) {
            connected(conn);
            continue;
        }
        if (conn->state != CONN_CLOSED && happened & EPOLLOUT && conn->out_length) {
            watch(conn, EPOLL_CTL_MOD, EPOLLIN);
            flush(conn);
        }
        if (conn->state != CONN_CLOSED && happened & (EPOLLIN | EPOLLHUP | EPOLLERR)) readable(conn);
    }
}
