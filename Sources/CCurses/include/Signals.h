/* Signals as bytes of a pipe: the handlers note and wake, and all else happens in the loop. */
#ifndef OCTOPEN_SIGNALS_H
#define OCTOPEN_SIGNALS_H

#include <stdbool.h>
#include <stdint.h>

/* Installs the handlers of SIGWINCH, SIGCONT, SIGTSTP, SIGTERM, SIGHUP, SIGINT and SIGQUIT;
   SIGPIPE and SIGXFSZ then only fail the call. Returns what to poll for reading, or -1 and errno. */
int octopen_signals_open(void);

/* Puts back what the signals did before, except SIGPIPE and SIGXFSZ. */
void octopen_signals_close(void);

/* The signals that arrived since the last call, a bit each: signal 1 is bit 1. */
uint64_t octopen_signals_take(void);

/* Whether a signal that asks for the end arrived and was not taken yet. */
bool octopen_signals_ending(void);

/* Stops this process, or all of its group, as the shell expects it of C-z; returns when it goes
   on, or at once if nobody is there to let it go on. */
void octopen_signals_stop(bool group);

/* While another program has the terminal, C-c and C-\ are for that program, and C-z stops both. */
void octopen_signals_lend(void);
void octopen_signals_regain(void);

#endif
