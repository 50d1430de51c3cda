#include "login.h"
#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

static int exchange(int port, const char *request, size_t length, char *answer, size_t room) {
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in server = {
        .sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    struct timeval limit = {20, 0};
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    size_t got = 0;
    if (!connect(fd, (void *)&server, sizeof server) && send(fd, request, length, MSG_NOSIGNAL) == (ssize_t)length) {
        ssize_t part;
        while (got < room - 1 && (part = recv(fd, answer + got, room - 1 - got, 0)) > 0) got += (size_t)part;
    }
    close(fd);
    answer[got] = 0;
    return got > 0;
}

int log_in(int port, const char *email, const char *password, char *cookie, size_t room) {
    char body[256], request[1024], answer[8192];
    int size = snprintf(body, sizeof body, "{\"email\":\"%s\",\"password\":\"%s\"}", email, password);
    int length = snprintf(
        request, sizeof request,
        "POST /api/v1/session HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nOrigin: http://127.0.0.1:%d\r\n"
        "Content-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s", port, port, size, body);
    if (!exchange(port, request, (size_t)length, answer, sizeof answer)) return 0;
    char *value = strstr(answer, "foyer_session=");
    if (strncmp(answer, "HTTP/1.1 200", 12) || !value) {
        fprintf(stderr, "log-in of %s: %.200s\n", email, answer);
        return 0;
    }
    size_t span = strcspn(value, ";\r\n");
    if (span >= room) return 0;
    memcpy(cookie, value, span);
    cookie[span] = 0;
    return 1;
}
