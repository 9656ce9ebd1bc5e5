/* The columns that the C library, and so ncurses, gives a character; -1 for none. */
#ifndef OCTOPEN_WIDTH_H
#define OCTOPEN_WIDTH_H

#include <stdint.h>

int octopen_columns(uint32_t scalar);

#endif
