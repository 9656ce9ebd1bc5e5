/* The named character references of HTML 5. */
#ifndef OCTOPEN_ENTITIES_H
#define OCTOPEN_ENTITIES_H

#include <stddef.h>
#include <stdint.h>

/* The UTF-8 that a name without ampersand and semicolon stands for, zero at its end; NULL when
 * there is no such name. */
const char *octopen_entity(const uint8_t *name, size_t length);

#endif
