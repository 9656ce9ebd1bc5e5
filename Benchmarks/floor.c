/* What ncurses itself costs: shows the first screenful of a file, then echoes every key.

   usage: floor FILE */
#define _XOPEN_SOURCE_EXTENDED 1
#include <curses.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

static void show(FILE *file)
{
    static char bytes[4096];
    static wchar_t characters[4096];
    for (int row = 0; row < LINES && fgets(bytes, sizeof bytes, file); row++) {
        bytes[strcspn(bytes, "\n")] = 0;
        size_t count = mbstowcs(characters, bytes, 4096);
        if (count == (size_t)-1)
            continue;
        mvaddnwstr(row, 0, characters, (int)count < COLS ? (int)count : COLS);
    }
}

static void echo_key(wint_t key)
{
    int row, column;
    getyx(stdscr, row, column);
    if (key == 127 || key == 8) {
        mvaddch(row, column > 0 ? column - 1 : 0, ' ');
        move(row, column > 0 ? column - 1 : 0);
        return;
    }
    cchar_t cell;
    wchar_t character[2] = {(wchar_t)key, 0};
    setcchar(&cell, character, 0, 0, NULL);
    add_wch(&cell);
}

int main(int count, char **arguments)
{
    setlocale(LC_ALL, "");
    FILE *file = count > 1 ? fopen(arguments[1], "r") : NULL;
    if (!file)
        return 1;
    initscr();
    raw();
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    show(file);
    move(LINES - 1, 0);
    clrtoeol();
    refresh();
    wint_t key;
    int kind;
    while ((kind = get_wch(&key)) != ERR) {
        if (kind == KEY_CODE_YES) {
            if (key == KEY_BACKSPACE)
                echo_key(127);
        } else {
            echo_key(key);
        }
        refresh();
    }
    endwin();
    return 0;
}
