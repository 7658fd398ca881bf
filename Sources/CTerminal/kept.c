#include "CTerminal.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// Plain memory and counts, so that a handler of a crash can write it out.
static char *volatile kept;
static volatile size_t kept_count;
static size_t kept_room;
static const size_t most = 2 << 20;

void ct_keep(const char *text, size_t count) {
    if (count > most / 2) {
        text += count - most / 2;
        count = most / 2;
    }
    if (kept_count + count > kept_room) {
        if (kept_room < most) {
            size_t room = kept_room ? kept_room * 2 : 1 << 14;
            while (room < kept_count + count) room *= 2;
            if (room > most) room = most;
            char *larger = malloc(room);
            if (!larger) return;
            char *smaller = kept;
            if (smaller) memcpy(larger, smaller, kept_count);
            kept = larger;
            kept_room = room;
            free(smaller);
        }
        if (kept_count + count > kept_room) {
            // The older half goes, up to the end of a line.
            char *half = kept + kept_room / 2;
            char *end = kept + kept_count;
            char *line = half < end ? memchr(half, '\n', (size_t)(end - half)) : NULL;
            size_t left = line ? (size_t)(end - line - 1) : 0;
            kept_count = 0;
            if (left) memmove(kept, line + 1, left);
            kept_count = left;
        }
    }
    memcpy(kept + kept_count, text, count);
    kept_count += count;
}

void ct_show_kept(int fd) {
    size_t count = kept_count;
    const char *text = kept;
    kept_count = 0;
    while (count) {
        ssize_t written = write(fd, text, count);
        if (written > 0) {
            text += written;
            count -= (size_t)written;
        } else if (errno == EAGAIN) {
            struct pollfd ready = {fd, POLLOUT, 0};
            if (poll(&ready, 1, 1000) <= 0) return;
        } else if (errno != EINTR) {
            return;
        }
    }
}
