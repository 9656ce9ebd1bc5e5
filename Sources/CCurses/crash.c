#define _GNU_SOURCE 1
#include "Crash.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct {
    volatile sig_atomic_t armed;
    int terminal;
    struct termios mode;
    char bytes[512];
    size_t count;
} saved;

static char stack[64 * 1024];

/* Only calls that are safe in a handler; a terminal that takes no bytes is waited for a little. */
static void restore(void) {
    if (!saved.armed) return;
    saved.armed = 0;
    size_t sent = 0;
    for (int patience = 5; sent < saved.count && patience > 0;) {
        ssize_t count = write(saved.terminal, saved.bytes + sent, saved.count - sent);
        if (count > 0) {
            sent += (size_t)count;
        } else if (count < 0 && errno == EAGAIN) {
            struct pollfd ready = {.fd = saved.terminal, .events = POLLOUT};
            poll(&ready, 1, 100);
            patience--;
        } else if (count < 0 && errno != EINTR) {
            break;
        }
    }
    tcsetattr(saved.terminal, TCSANOW, &saved.mode);
}

static void crash(int signal) {
    restore();
    /* The handler is reset by SA_RESETHAND: this time the signal ends the process. */
    raise(signal);
}

static void install(void) {
    static const int crashes[] = {SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE};
    static bool installed;
    if (installed) return;
    installed = true;

    /* Its own stack: the other one may be what ran out. */
    stack_t own = {.ss_sp = stack, .ss_size = sizeof stack};
    sigaltstack(&own, NULL);
    struct sigaction action = {.sa_handler = crash};
    action.sa_flags = SA_ONSTACK | SA_RESETHAND | SA_NODEFER;
    sigemptyset(&action.sa_mask);
    for (size_t index = 0; index < sizeof crashes / sizeof *crashes; index++) {
        sigaction(crashes[index], &action, NULL);
    }
    atexit(restore);
}

void octopen_crash_arm(int terminal, const struct termios *mode, const void *bytes, size_t count) {
    saved.armed = 0;
    saved.terminal = terminal;
    saved.mode = *mode;
    saved.count = count < sizeof saved.bytes ? count : sizeof saved.bytes;
    memcpy(saved.bytes, bytes, saved.count);
    install();
    saved.armed = 1;
}

void octopen_crash_disarm(void) {
    saved.armed = 0;
}
