/* ncurses as Swift can see it: the library's header, and what Swift's import leaves out. */
#ifndef OCTOPEN_CURSES_H
#define OCTOPEN_CURSES_H

#define _GNU_SOURCE 1
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#include <ncurses.h>
#include <stdbool.h>
#include <stdint.h>

#include "Crash.h"
#include "Signals.h"

/* Macros with casts in them. */
static const attr_t octopen_normal = A_NORMAL;
static const attr_t octopen_bold = A_BOLD;
static const attr_t octopen_dim = A_DIM;
static const attr_t octopen_underline = A_UNDERLINE;
static const attr_t octopen_reverse = A_REVERSE;

/* A file in memory: ncurses writes into it, and what it wrote is sent on without ever blocking.
   -1 and errno when there is none. */
int octopen_memory_file(void);

/* A descriptor that is readable once 8 bytes were written to it; -1 if there can be none. */
int octopen_waker_open(void);

/* Whether terminfo knows the terminal and how to move its cursor. */
enum octopen_terminal { octopen_unknown, octopen_known, octopen_without_cursor };
enum octopen_terminal octopen_terminal(const char *term, int output);

/* A compiled description of a terminal in text, as the variable TERMINFO may hold it, and the names
   that it is for, each between bars; the table ends with NULL in both. */
struct octopen_description {
    const char *names;
    const char *text;
};
extern const struct octopen_description octopen_descriptions[];

/* The compiled-in description that is for the name; NULL if none is. */
const char *octopen_compiled_in(const char *term);

/* Starts ncurses with its output into a file descriptor, and returns the window of the whole
   screen; NULL when it cannot start. Called once. The description is NULL where terminfo has one.
   The environment is as before when it returns. */
WINDOW *octopen_start(
    const char *term, const char *description, int output, int rows, int columns);

/* Tells ncurses of cells that the terminal shows already, because their text was sent beside it.
   Where the terminal's cursor is, it does not learn. */
void octopen_note_sent(WINDOW *window, int row, int column, const cchar_t *cells, int count);

/* The bytes that move rows of the terminal up or down by one, after which its cursor may be anywhere;
   ncurses is told. Valid until the next call of this or octopen_move; NULL where the terminal cannot. */
const char *octopen_scroll(WINDOW *window, int first, int last, bool is_up, int *count);

/* The bytes that move the terminal's cursor, which stands in the row already where that is said;
   valid until the next call. */
const char *octopen_move(int row, int column, bool is_in_row, int *count);

/* A string of terminfo by its name; NULL when the terminal has none. */
const char *octopen_capability(const char *name);

/* Up to three scalars (the last two combine with the first; 0 is none) as ncurses wants them. */
cchar_t octopen_cell(uint32_t base, uint32_t mark, uint32_t mark2, attr_t attributes, short pair);

/* wcwidth, which the C library's header hides from Swift. */
int octopen_width(uint32_t scalar);

#endif
