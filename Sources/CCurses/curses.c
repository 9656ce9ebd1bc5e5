#include "CCurses.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
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

int octopen_waker_open(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

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

/* Puts another value in the environment, or none; returns what was there, to be put back. */
static char *exchange(const char *name, const char *value) {
    const char *found = getenv(name);
    char *before = found ? strdup(found) : NULL;
    if (value) {
        setenv(name, value, 1);
    } else {
        unsetenv(name);
    }
    return before;
}

static void put_back(const char *name, char *before) {
    free(exchange(name, before));
    free(before);
}

WINDOW *octopen_start(
    const char *term, const char *description, int output, int rowCount, int columnCount) {
    FILE *file = fdopen(output, "w");
    if (file == NULL) return NULL;
    /* ncurses cannot ask a file for its size, and would keep the scrolling region of terminfo's. */
    char height[16], width[16];
    snprintf(height, sizeof height, "%d", rowCount);
    snprintf(width, sizeof width, "%d", columnCount);
    char *oldHeight = exchange("LINES", height);
    char *oldWidth = exchange("COLUMNS", width);
    char *terminfo = description ? exchange("TERMINFO", description) : NULL;
    SCREEN *screen = newterm(term, file, stdin);
    if (description) put_back("TERMINFO", terminfo);
    put_back("COLUMNS", oldWidth);
    put_back("LINES", oldHeight);
    if (screen == NULL) return NULL;
    typeahead(-1);
    nonl();
    return stdscr;
}

void octopen_note_sent(WINDOW *window, int row, int column, const cchar_t *cells, int count) {
    /* What is shown, what is to be shown and what was drawn: where they agree, nothing is sent.
       Moving to the right may write what is to be shown. */
    mvwadd_wchnstr(curscr, row, column, cells, count);
    mvwadd_wchnstr(newscr, row, column, cells, count);
    mvwadd_wchnstr(window, row, column, cells, count);
}

static char moved[64];
static size_t moved_count;

static int keep_moved(int byte) {
    if (moved_count < sizeof moved) moved[moved_count++] = (char)byte;
    return byte;
}

const char *octopen_move(int row, int column, bool is_in_row, int *count) {
    moved_count = 0;
    /* Not mvcur, which writes to standard output. */
    if (is_in_row && column_address) tputs(tiparm(column_address, column), 1, keep_moved);
    else tputs(tiparm(cursor_address, row, column), 1, keep_moved);
    *count = (int)moved_count;
    return moved;
}

static void note_scrolled(WINDOW *window, int first, int last, bool is_up) {
    scrollok(window, TRUE);
    wsetscrreg(window, first, last);
    wscrl(window, is_up ? 1 : -1);
    wsetscrreg(window, 0, getmaxy(window) - 1);
    scrollok(window, FALSE);
}

const char *octopen_scroll(WINDOW *window, int first, int last, bool is_up, int *count) {
    if (!change_scroll_region || !scroll_forward || !scroll_reverse || !cursor_address) return NULL;
    moved_count = 0;
    tputs(tiparm(change_scroll_region, first, last), 1, keep_moved);
    tputs(tiparm(cursor_address, is_up ? last : first, 0), 1, keep_moved);
    tputs(is_up ? scroll_forward : scroll_reverse, 1, keep_moved);
    tputs(tiparm(change_scroll_region, 0, getmaxy(window) - 1), 1, keep_moved);
    if (moved_count == sizeof moved) return NULL;
    note_scrolled(curscr, first, last, is_up);
    note_scrolled(newscr, first, last, is_up);
    note_scrolled(window, first, last, is_up);
    *count = (int)moved_count;
    return moved;
}

const char *octopen_compiled_in(const char *term) {
    size_t length = strlen(term);
    const struct octopen_description *at = octopen_descriptions;
    for (; at->names; at++) {
        const char *found = length ? strstr(at->names, term) : NULL;
        for (; found; found = strstr(found + 1, term)) {
            if (found[-1] == '|' && found[length] == '|') return at->text;
        }
    }
    return NULL;
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
