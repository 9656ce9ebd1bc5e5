#define _GNU_SOURCE 1
#include "Signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>
#include <unistd.h>

static const int noted[] = {SIGWINCH, SIGCONT, SIGTSTP, SIGTERM, SIGHUP, SIGINT, SIGQUIT};
enum { notedCount = sizeof noted / sizeof *noted };

static struct sigaction before[notedCount];
static sigset_t maskBefore;
static int wake[2] = {-1, -1};
static _Atomic uint64_t arrived;

static void note(int signal) {
    int error = errno;
    atomic_fetch_or(&arrived, UINT64_C(1) << signal);
    ssize_t written = write(wake[1], "", 1);
    (void)written;
    errno = error;
}

/* Not SIG_IGN, which a program started from here would inherit. */
static void pass(int signal) {
    (void)signal;
}

static void handle(int signal, void (*handler)(int), int flags) {
    struct sigaction action = {.sa_handler = handler, .sa_flags = flags};
    sigemptyset(&action.sa_mask);
    sigaction(signal, &action, NULL);
}

int octopen_signals_open(void) {
    if (wake[0] < 0 && pipe2(wake, O_CLOEXEC | O_NONBLOCK) != 0) return -1;
    for (int index = 0; index < notedCount; index++) {
        sigaction(noted[index], NULL, &before[index]);
        handle(noted[index], note, 0);
    }
    handle(SIGPIPE, pass, SA_RESTART);
    handle(SIGXFSZ, pass, SA_RESTART);
    /* A program that blocks signals may have started this one, and its mask is inherited. */
    sigset_t wanted;
    sigemptyset(&wanted);
    for (int index = 0; index < notedCount; index++) sigaddset(&wanted, noted[index]);
    pthread_sigmask(SIG_UNBLOCK, &wanted, &maskBefore);
    return wake[0];
}

void octopen_signals_close(void) {
    pthread_sigmask(SIG_SETMASK, &maskBefore, NULL);
    for (int index = 0; index < notedCount; index++) {
        sigaction(noted[index], &before[index], NULL);
    }
}

uint64_t octopen_signals_take(void) {
    char bytes[64];
    while (read(wake[0], bytes, sizeof bytes) > 0) {}
    return atomic_exchange(&arrived, 0);
}

bool octopen_signals_ending(void) {
    const uint64_t ends = UINT64_C(1) << SIGTERM | UINT64_C(1) << SIGHUP | UINT64_C(1) << SIGINT
        | UINT64_C(1) << SIGQUIT;
    return (atomic_load(&arrived) & ends) != 0;
}

void octopen_signals_stop(bool group) {
    handle(SIGTSTP, SIG_DFL, 0);
    kill(group ? 0 : getpid(), SIGTSTP);
    handle(SIGTSTP, note, 0);
    atomic_fetch_and(&arrived, ~(UINT64_C(1) << SIGCONT | UINT64_C(1) << SIGTSTP));
}

void octopen_signals_lend(void) {
    handle(SIGINT, pass, SA_RESTART);
    handle(SIGQUIT, pass, SA_RESTART);
    handle(SIGTSTP, SIG_DFL, 0);
}

void octopen_signals_regain(void) {
    handle(SIGINT, note, 0);
    handle(SIGQUIT, note, 0);
    handle(SIGTSTP, note, 0);
    atomic_fetch_and(&arrived, ~(UINT64_C(1) << SIGCONT));
}
