#include "TestLocale.h"
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

/* Tests run side by side, and a process has one locale: it is set before the first of them. */
__attribute__((constructor)) static void take_locale(void) {
    if (setlocale(LC_ALL, "C.UTF-8")) return;
    fputs("the tests need the locale C.UTF-8\n", stderr);
    exit(1);
}
