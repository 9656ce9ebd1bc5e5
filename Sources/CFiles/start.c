/* What is set before main: the heap, and the start of the program in places without /proc. */
#include "CFiles.h"

#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

#ifdef __GLIBC__
#include <malloc.h>

/* One heap for all threads: what a check on its own thread gives back serves the keys, and no thread
   keeps a heap of its own. The threads seldom ask for memory at once. */
__attribute__((constructor)) static void shareHeap(void) { mallopt(M_ARENA_MAX, 1); }
#endif

/* Of the Swift runtime. */
__attribute__((weak)) void _swift_stdlib_overrideUnsafeArgvArgc(char **values, int count);

/* The runtime reads the arguments from /proc; the C library hands them to constructors as it does to
   main. */
__attribute__((constructor)) static void handArguments(int count, char **values) {
    if (_swift_stdlib_overrideUnsafeArgvArgc) _swift_stdlib_overrideUnsafeArgvArgc(values, count);
}

static const char name[] = "SWIFT_BACKTRACE";
static bool isOurs;

/* The Swift runtime looks for its program that prints backtraces before main, beside its own file,
   which it finds by /proc; in a chroot without that it gives up the process. Told where the program
   is, it does not look. This comes before the runtime's own constructors, which have no priority. */
__attribute__((constructor(101))) static void spareRuntimePath(void) {
    if (access("/proc/self/exe", F_OK) == 0 || getenv(name) != NULL) return;
    isOurs = setenv(name, "enable=no,swift-backtrace=/", 1) == 0;
}

void octopen_clean_environment(void) {
    if (isOurs) unsetenv(name);
}
