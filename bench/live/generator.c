/*
 * The load: one thread, one epoll, N subscribers and one publisher on one channel of a WebSocket server on loopback.
 * Every payload is 200 bytes with a marker, a sequence number and the time it was due, so that deliveries are counted
 * whatever frames and envelopes the server wraps around them. Checks that each subscriber gets each message exactly
 * once and in order, and reads the server's processor time from /proc.
 *
 * usage: generator floor|leasehold|nats PORT PID CONNECTIONS w1|w16|paced|idle WARMUP MESSAGES
 * prints: name=value ...
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { PAYLOAD = 200, MARK = 32, INPUT = 1 << 18 };

struct reader {
    int fd, ready, header_length, opcode, marked;
    uint64_t left;
    long last;
    unsigned char header[10], control[125], mark[MARK];
    int control_length;
};

static struct reader *readers;
static int connection_count, epoll_fd, publisher = -1, ready_count;
static long faults, closes, frame_count;
static long *done;           /* deliveries so far, by message */
static uint32_t *latencies;  /* microseconds, of the measured phase */
static long latency_count, measure_from, total;
static const char *kind;
static unsigned char input[INPUT];

static int64_t now_ns(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static void fail(const char *what) {
    fprintf(stderr, "generator: %s (%s)\n", what, strerror(errno));
    exit(1);
}

static double server_seconds(int pid) {
    char path[64], text[1024];
    snprintf(path, sizeof path, "/proc/%d/stat", pid);
    FILE *file = fopen(path, "r");
    if (!file || !fgets(text, sizeof text, file)) fail("the server is gone");
    fclose(file);
    unsigned long user, system;
    sscanf(strrchr(text, ')') + 2, "%*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user, &system);
    return (double) (user + system) / sysconf(_SC_CLK_TCK);
}

static long server_rss_kib(int pid) {
    char path[64], line[256];
    long kib = 0;
    snprintf(path, sizeof path, "/proc/%d/status", pid);
    FILE *file = fopen(path, "r");
    if (!file) fail("the server is gone");
    while (fgets(line, sizeof line, file)) sscanf(line, "VmRSS: %ld", &kib);
    fclose(file);
    return kib;
}

/* Nanoseconds that the server's threads waited for the processor. */
static double server_wait_seconds(int pid) {
    char command[128], text[64] = "0";
    snprintf(command, sizeof command, "cat /proc/%d/task/*/schedstat 2>/dev/null | awk '{s+=$2} END {print s/1e9}'", pid);
    FILE *pipe = popen(command, "r");
    if (pipe && !fgets(text, sizeof text, pipe)) text[0] = '0';
    if (pipe) pclose(pipe);
    return atof(text);
}

static void say(int fd, int opcode, const void *text, int length) {
    unsigned char frame[1024];
    int header = 2;
    frame[0] = 0x80 | opcode;
    if (length < 126) {
        frame[1] = 0x80 | length;
    } else {
        frame[1] = 0x80 | 126, frame[2] = length >> 8, frame[3] = length;
        header = 4;
    }
    memset(frame + header, 0, 4); /* a mask of zeros */
    memcpy(frame + header + 4, text, length);
    if (send(fd, frame, header + 4 + length, MSG_NOSIGNAL) != header + 4 + length) fail("send");
}

static void say_text(int fd, const char *text) { say(fd, strcmp(kind, "nats") ? 1 : 2, text, strlen(text)); }

static int dial(int port) {
    static const char request[] = "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
    char text[2048];
    int fd = socket(AF_INET, SOCK_STREAM, 0), one = 1, got = 0;
    struct sockaddr_in there = {.sin_family = AF_INET, .sin_port = htons(port)};
    inet_pton(AF_INET, "127.0.0.1", &there.sin_addr);
    if (connect(fd, (void *) &there, sizeof there)) fail("connect");
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    int length = snprintf(text, sizeof text, request, strcmp(kind, "leasehold") ? "/" : "/live", port);
    if (send(fd, text, length, MSG_NOSIGNAL) != length) fail("send");
    while (got < 4 || memcmp(text + got - 4, "\r\n\r\n", 4)) {
        if (got == sizeof text || recv(fd, text + got, 1, 0) != 1) fail("no answer to the upgrade");
        got++;
    }
    if (!memmem(text, got, "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", 28)) fail("no WebSocket");
    if (!strcmp(kind, "nats")) say_text(fd, "CONNECT {\"verbose\":false,\"pedantic\":false}\r\n");
    return fd;
}

static void subscribe(int fd) {
    say_text(fd, !strcmp(kind, "floor")       ? "S"
                 : !strcmp(kind, "leasehold") ? "{\"id\":1,\"subscribe\":\"bench\"}"
                                              : "SUB bench 1\r\nPING\r\n");
}

static void publish(long number, int64_t due) {
    char payload[PAYLOAD + 1], text[PAYLOAD + 64];
    memset(payload, 'x', PAYLOAD);
    memcpy(payload, "{\"m\":\"", 6);
    char mark[MARK + 1];
    snprintf(mark, sizeof mark, "@%011ld%020lld", number, (long long) due);
    memcpy(payload + 6, mark, MARK);
    memcpy(payload + PAYLOAD - 2, "\"}", 2);
    payload[PAYLOAD] = 0;
    if (!strcmp(kind, "nats")) {
        snprintf(text, sizeof text, "PUB bench %d\r\n%s\r\n", PAYLOAD, payload);
        say_text(publisher, text);
    } else {
        say(publisher, 1, payload, PAYLOAD);
    }
}

static void delivered(struct reader *reader, int64_t now) {
    char digits[21] = {0};
    memcpy(digits, reader->mark + 1, 11);
    long number = atol(digits);
    memcpy(digits, reader->mark + 12, 20);
    if (number != reader->last + 1) faults++;
    reader->last = number;
    if (number < 0 || number >= total) {
        faults++;
        return;
    }
    done[number]++;
    if (number >= measure_from) latencies[latency_count++] = (now - atoll(digits)) / 1000;
}

/* Looks for marks, which may be cut by the ends of frames and reads. */
static void scan(struct reader *reader, const unsigned char *bytes, long length, int64_t now) {
    while (length > 0) {
        if (!reader->marked) {
            const unsigned char *at = memchr(bytes, '@', length);
            if (!at) return;
            length -= at - bytes;
            bytes = at;
        }
        int take = MARK - reader->marked < length ? MARK - reader->marked : length;
        memcpy(reader->mark + reader->marked, bytes, take);
        reader->marked += take;
        bytes += take;
        length -= take;
        if (reader->marked == MARK) {
            reader->marked = 0;
            delivered(reader, now);
        }
    }
}

static void control(struct reader *reader) {
    if (reader->opcode == 9) say(reader->fd, 10, reader->control, reader->control_length);
    if (reader->opcode == 8) closes++;
    reader->control_length = 0;
}

static void payload(struct reader *reader, const unsigned char *bytes, long length, int64_t now) {
    if (reader->opcode >= 8) {
        memcpy(reader->control + reader->control_length, bytes, length);
        reader->control_length += length;
        return;
    }
    if (!reader->ready) {
        const char *sign = !strcmp(kind, "floor") ? "ok" : !strcmp(kind, "nats") ? "PONG" : "snapshot";
        if (memmem(bytes, length, sign, strlen(sign))) reader->ready = 1, ready_count++;
        if (!strcmp(kind, "nats") || !reader->ready) return;
    }
    if (!strcmp(kind, "nats") && length == 6 && !memcmp(bytes, "PING\r\n", 6)) {
        say_text(reader->fd, "PONG\r\n");
        return;
    }
    scan(reader, bytes, length, now);
}

static void frames(struct reader *reader, const unsigned char *bytes, long length, int64_t now) {
    while (length > 0) {
        if (!reader->left) {
            reader->header[reader->header_length++] = *bytes++, length--;
            if (reader->header_length < 2) continue;
            int size = reader->header[1] & 127;
            int header = size == 126 ? 4 : size == 127 ? 10 : 2;
            if (reader->header_length < header) continue;
            reader->left = size;
            if (header > 2) {
                reader->left = 0;
                for (int i = 2; i < header; i++) reader->left = reader->left << 8 | reader->header[i];
            }
            reader->opcode = reader->header[0] & 15;
            reader->header_length = 0;
            frame_count++;
            if (!reader->left && reader->opcode >= 8) control(reader);
            continue;
        }
        long take = reader->left < (uint64_t) length ? (long) reader->left : length;
        payload(reader, bytes, take, now);
        reader->left -= take;
        bytes += take;
        length -= take;
        if (!reader->left && reader->opcode >= 8) control(reader);
    }
}

static void turn(int milliseconds) {
    struct epoll_event events[1024];
    int number = epoll_wait(epoll_fd, events, 1024, milliseconds);
    for (int i = 0; i < number; i++) {
        struct reader *reader = &readers[events[i].data.u32];
        long got = recv(reader->fd, input, INPUT, MSG_DONTWAIT);
        if (got == 0 || (got < 0 && errno != EAGAIN)) {
            closes++;
            epoll_ctl(epoll_fd, EPOLL_CTL_DEL, reader->fd, NULL);
        } else if (got > 0) {
            frames(reader, input, got, now_ns());
        }
    }
}

static void open_all(int port) {
    for (int i = 0; i <= connection_count; i++) {
        struct reader *reader = &readers[i];
        reader->fd = dial(port);
        reader->last = -1;
        struct epoll_event event = {.events = EPOLLIN, .data.u32 = i};
        epoll_ctl(epoll_fd, EPOLL_CTL_ADD, reader->fd, &event);
        if (i == connection_count) {
            publisher = reader->fd;
        } else {
            subscribe(reader->fd);
        }
        if (i % 50 == 49) turn(0);
    }
    int64_t limit = now_ns() + 60000000000LL;
    while (ready_count < connection_count && now_ns() < limit) turn(100);
    if (ready_count < connection_count) fail("not all subscriptions were acknowledged");
}

/* Sends messages [from, to), keeping so many in flight, or at a fixed pace. */
static double run(long from, long to, int in_flight, int64_t interval) {
    int64_t begin = now_ns(), alarm = begin + 120000000000LL;
    long sent = from, finished = from;
    double worst_lag = 0;
    while (finished < to) {
        int64_t now = now_ns();
        if (now > alarm || closes) fail("the run does not end, or connections were closed");
        if (interval) {
            int64_t due = begin + (sent - from) * interval;
            if (sent < to && now >= due) {
                if ((now - due) / 1e6 > worst_lag) worst_lag = (now - due) / 1e6;
                publish(sent++, due);
                continue;
            }
            turn(sent < to ? (int) ((due - now) / 1000000) : 100);
        } else {
            while (sent < to && sent - finished < in_flight) publish(sent++, now_ns());
            turn(100);
        }
        while (finished < to && done[finished] >= connection_count) finished++;
    }
    return worst_lag;
}

static int by_size(const void *one, const void *other) {
    uint32_t a = *(const uint32_t *) one, b = *(const uint32_t *) other;
    return a < b ? -1 : a > b;
}

int main(int count, char **words) {
    if (count != 8) return fprintf(stderr, "usage: see the head of generator.c\n"), 2;
    kind = words[1];
    int port = atoi(words[2]), pid = atoi(words[3]);
    connection_count = atoi(words[4]);
    const char *mode = words[5];
    long warmup = atol(words[6]), messages = atol(words[7]);
    total = warmup + messages;
    measure_from = warmup;
    readers = calloc(connection_count + 1, sizeof *readers);
    done = calloc(total + 1, sizeof *done);
    latencies = malloc((messages * connection_count + 1) * sizeof *latencies);
    epoll_fd = epoll_create1(0);
    long rss_before = server_rss_kib(pid);
    double cpu_before = server_seconds(pid);
    open_all(port);
    double connect_ms = (server_seconds(pid) - cpu_before) * 1000 / connection_count;
    if (!strcmp(mode, "idle")) {
        int64_t until = now_ns() + 3000000000LL;
        while (now_ns() < until) turn(100);
        printf("kib=%.1f connect_ms=%.3f rss_mib=%.0f\n",
               (double) (server_rss_kib(pid) - rss_before) / connection_count, connect_ms, server_rss_kib(pid) / 1024.0);
        return 0;
    }
    int in_flight = !strcmp(mode, "w16") ? 16 : 1;
    int64_t interval = strcmp(mode, "paced") ? 0 : 1000000000LL * connection_count / 10000;
    run(0, warmup, in_flight, interval);
    double wait_begin = server_wait_seconds(pid), cpu_begin = server_seconds(pid);
    struct rusage before, after;
    getrusage(RUSAGE_SELF, &before);
    long frames_before = frame_count;
    int64_t begin = now_ns();
    double lag = run(warmup, total, in_flight, interval);
    double seconds = (now_ns() - begin) / 1e9, cpu = server_seconds(pid) - cpu_begin;
    getrusage(RUSAGE_SELF, &after);
    double own = after.ru_utime.tv_sec + after.ru_stime.tv_sec - before.ru_utime.tv_sec - before.ru_stime.tv_sec
                 + (after.ru_utime.tv_usec + after.ru_stime.tv_usec - before.ru_utime.tv_usec - before.ru_stime.tv_usec) / 1e6;
    qsort(latencies, latency_count, sizeof *latencies, by_size);
    double deliveries = (double) messages * connection_count;
    if (latency_count != (long) deliveries) faults++;
    printf("cost=%.3f rate=%.0f p50=%.2f p99=%.2f faults=%ld closes=%ld generator=%.2f wait=%.3f lag=%.1f frames=%.3f\n",
           cpu * 1e6 / deliveries, deliveries / seconds, latencies[latency_count / 2] / 1e3,
           latencies[latency_count * 99 / 100] / 1e3, faults, closes, own / seconds,
           server_wait_seconds(pid) - wait_begin, lag, (frame_count - frames_before) / deliveries);
    return faults || closes ? 1 : 0;
}
