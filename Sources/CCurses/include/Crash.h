/* The terminal as it was, even after a crash or an exit() from nowhere. */
#ifndef OCTOPEN_CRASH_H
#define OCTOPEN_CRASH_H

#include <stddef.h>
#include <termios.h>

/* From now on a crash or exit() writes these bytes (512 at most) to the terminal and gives it this
   mode, before the process ends as it would have ended. */
void octopen_crash_arm(int terminal, const struct termios *mode, const void *bytes, size_t count);

/* From now on the terminal is left alone. */
void octopen_crash_disarm(void);

#endif
