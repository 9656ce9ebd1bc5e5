#include "CCurses.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

int octopen_memory_file(void) {
    int descriptor = memfd_create("octopen", MFD_CLOEXEC);
    if (descriptor >= 0) return descriptor;
    FILE *file = tmpfile();
    return file ? fcntl(fileno(file), F_DUPFD_CLOEXEC, 3) : -1;
}

const char *octopen_capability(const char *name) {
    char *value = tigetstr(name);
    return value == (char *)-1 || value == NULL || *value == '\0' ? NULL : value;
}

enum octopen_terminal octopen_terminal(const char *term, int output) {
    int found = 0;
    if (setupterm(term, output, &found) != OK) {
        /* A generic or hardcopy entry is known, and good for nothing. */
        return found == 1 ? octopen_without_cursor : octopen_unknown;
    }
    enum octopen_terminal answer =
        octopen_capability("cup") ? octopen_known : octopen_without_cursor;
    del_curterm(cur_term);
    return answer;
}

WINDOW *octopen_start(const char *term, int output) {
    FILE *file = fdopen(output, "w");
    if (file == NULL) return NULL;
    if (newterm(term, file, stdin) == NULL) return NULL;
    typeahead(-1);
    nonl();
    return stdscr;
}

cchar_t octopen_cell(uint32_t base, uint32_t mark, uint32_t mark2, attr_t attributes, short pair) {
    const wchar_t text[] = {(wchar_t)base, (wchar_t)mark, (wchar_t)(mark ? mark2 : 0), 0};
    cchar_t cell = {0};
    setcchar(&cell, text, attributes, pair, NULL);
    return cell;
}

int octopen_width(uint32_t scalar) {
    return wcwidth((wchar_t)scalar);
}
