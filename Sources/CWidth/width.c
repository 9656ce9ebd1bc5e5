#define _GNU_SOURCE
#include "CWidth.h"
#include <locale.h>
#include <pthread.h>
#include <wchar.h>

static locale_t text_locale;
static pthread_once_t is_known = PTHREAD_ONCE_INIT;

static void find_text_locale(void) {
    static const char *const names[] = {"C.UTF-8", "en_US.UTF-8"};
    for (int i = 0; i < 2 && !text_locale; i++) {
        text_locale = newlocale(LC_CTYPE_MASK, names[i], (locale_t)0);
    }
}

int octopen_columns(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

int octopen_columns_in_text(uint32_t scalar) {
    pthread_once(&is_known, find_text_locale);
    if (!text_locale) return wcwidth((wchar_t)scalar);
    locale_t of_terminal = uselocale(text_locale);
    int columns = wcwidth((wchar_t)scalar);
    uselocale(of_terminal);
    return columns;
}
