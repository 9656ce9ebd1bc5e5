/* The files that every octopen carries, as they are in the repository. */
#ifndef OCTOPEN_EMBEDDED_H
#define OCTOPEN_EMBEDDED_H

#include <stddef.h>

/* One embedded file: its bytes are not terminated by a zero. */
typedef struct {
    const char *name;
    const unsigned char *bytes;
    size_t count;
} octopen_embedded_file;

/* The octoserve enhancement template. */
extern const octopen_embedded_file octopen_enhancement_template;

/* The Swift sources of all rules, one after the other. */
extern const octopen_embedded_file octopen_rule_sources;

/* The page for programs and agents that `octopen help agents` prints. */
extern const octopen_embedded_file octopen_agents_page;

/* Every file of keymaps/, from 0, and their number. */
octopen_embedded_file octopen_keymap(size_t index);
extern const size_t octopen_keymap_count;

#endif
