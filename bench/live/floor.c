/*
 * The floor: a bare broadcast loop with no product underneath. One thread, one epoll. Upgrades, unmasks what clients
 * send; "S..." subscribes and is acknowledged with "ok"; anything else is framed once and sent to every subscriber.
 * No queue, no rights, no history, no pings; short sends are ignored. A bound, never a server.
 *
 * usage: floor PORT each|turn     one send per delivery, or one per connection and loop turn
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MOST = 65536, INPUT = 65536 };

static struct connection { int upgraded, length; unsigned char *input; } connections[MOST];
static int subscribers[MOST], subscriber_count;
static unsigned char turn[1 << 22];
static int turn_length;

static int put_frame(unsigned char *out, const unsigned char *payload, int length) {
    int header = 2;
    out[0] = 0x81;
    if (length < 126) {
        out[1] = length;
    } else {
        out[1] = 126, out[2] = length >> 8, out[3] = length;
        header = 4;
    }
    memcpy(out + header, payload, length);
    return header + length;
}

static void broadcast(const unsigned char *bytes, int length) {
    for (int i = 0; i < subscriber_count; i++) send(subscribers[i], bytes, length, MSG_NOSIGNAL | MSG_DONTWAIT);
}

static void said(int fd, unsigned char *payload, int length, int each) {
    if (length > 0 && payload[0] == 'S') {
        unsigned char frame[8];
        subscribers[subscriber_count++] = fd;
        send(fd, frame, put_frame(frame, (unsigned char *) "ok", 2), MSG_NOSIGNAL);
    } else if (each) {
        static unsigned char frame[INPUT];
        broadcast(frame, put_frame(frame, payload, length));
    } else {
        turn_length += put_frame(turn + turn_length, payload, length);
    }
}

/* Takes whole frames from the input and returns how many bytes they were. */
static int take_frames(int fd, struct connection *c, int each) {
    int at = 0;
    while (c->length - at >= 6) {
        unsigned char *frame = c->input + at, *mask;
        int length = frame[1] & 127, header = 6;
        if (length == 126) length = frame[2] << 8 | frame[3], header = 8;
        if (c->length - at < header + length) break;
        mask = frame + header - 4;
        for (int i = 0; i < length; i++) frame[header + i] ^= mask[i & 3];
        if ((frame[0] & 15) == 1) said(fd, frame + header, length, each);
        at += header + length;
    }
    return at;
}

/* The generator always sends the key of RFC 6455's example, so its answer is known. */
static int upgrade(int fd, struct connection *c) {
    static const char answer[] = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                 "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";
    unsigned char *end = memmem(c->input, c->length, "\r\n\r\n", 4);
    if (!end) return 0;
    send(fd, answer, sizeof answer - 1, MSG_NOSIGNAL);
    c->upgraded = 1;
    return end + 4 - c->input;
}

static void forget(int fd) {
    for (int i = 0; i < subscriber_count; i++) {
        if (subscribers[i] == fd) subscribers[i] = subscribers[--subscriber_count];
    }
    free(connections[fd].input);
    connections[fd].input = NULL;
    close(fd);
}

static void readable(int fd, int each) {
    struct connection *c = &connections[fd];
    if (!c->input) c->input = malloc(INPUT);
    int got = recv(fd, c->input + c->length, INPUT - c->length, MSG_DONTWAIT);
    if (got <= 0) {
        forget(fd);
        return;
    }
    c->length += got;
    int used = c->upgraded ? take_frames(fd, c, each) : upgrade(fd, c);
    c->length -= used;
    memmove(c->input, c->input + used, c->length);
    if (!c->length) free(c->input), c->input = NULL;
}

int main(int count, char **words) {
    if (count != 3) return fprintf(stderr, "usage: floor PORT each|turn\n"), 2;
    int each = !strcmp(words[2], "each"), one = 1;
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), poll = epoll_create1(0);
    struct sockaddr_in here = {.sin_family = AF_INET, .sin_port = htons(atoi(words[1]))};
    inet_pton(AF_INET, "127.0.0.1", &here.sin_addr);
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (bind(listener, (void *) &here, sizeof here) || listen(listener, 4096)) return perror("listen"), 1;
    struct epoll_event event = {.events = EPOLLIN, .data.fd = listener}, ready[1024];
    epoll_ctl(poll, EPOLL_CTL_ADD, listener, &event);
    signal(SIGPIPE, SIG_IGN);
    for (;;) {
        int number = epoll_wait(poll, ready, 1024, -1);
        for (int i = 0; i < number; i++) {
            if (ready[i].data.fd != listener) {
                readable(ready[i].data.fd, each);
                continue;
            }
            for (int fd; (fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK)) >= 0;) {
                setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
                connections[fd] = (struct connection){0};
                event.data.fd = fd;
                epoll_ctl(poll, EPOLL_CTL_ADD, fd, &event);
            }
        }
        if (turn_length) broadcast(turn, turn_length), turn_length = 0;
    }
}
