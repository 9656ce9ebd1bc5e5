/* The columns that the C library, and so ncurses, gives a character; -1 for none. */
#ifndef OCTOPEN_WIDTH_H
#define OCTOPEN_WIDTH_H

#include <stdint.h>

/* On this terminal: in the locale of the process. */
int octopen_columns(uint32_t scalar);

/* In a text of UTF-8, whatever the locale of the process: what is written to files is made of these. */
int octopen_columns_in_text(uint32_t scalar);

#endif
