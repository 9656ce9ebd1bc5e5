/* What links this runs in C.UTF-8, in which the widths of all characters are known. */
#ifndef OCTOPEN_TEST_LOCALE_H
#define OCTOPEN_TEST_LOCALE_H
#endif
