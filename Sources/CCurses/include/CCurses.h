/* ncurses as Swift can see it: the library's header, and what Swift's import leaves out. */
#ifndef OCTOPEN_CURSES_H
#define OCTOPEN_CURSES_H

#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#include <ncurses.h>

#endif
