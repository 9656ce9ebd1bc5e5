#define _GNU_SOURCE
#include "CFiles.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/xattr.h>
#include <unistd.h>

int octopen_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

int octopen_reserve(int file, off_t size) {
    return fallocate(file, FALLOC_FL_KEEP_SIZE, 0, size) == 0 ? 0 : errno;
}

void octopen_copy_attributes(const char *from, int to) {
    ssize_t count = listxattr(from, NULL, 0);
    char *names = count > 0 ? malloc((size_t)count) : NULL;
    if (names == NULL) return;
    count = listxattr(from, names, (size_t)count);
    for (ssize_t at = 0; at < count; at += (ssize_t)strlen(names + at) + 1) {
        ssize_t size = getxattr(from, names + at, NULL, 0);
        void *value = size >= 0 ? malloc((size_t)size + 1) : NULL;
        if (value == NULL) continue;
        size = getxattr(from, names + at, value, (size_t)size);
        /* What may not be set (security labels, another file system's) is left out. */
        if (size >= 0) (void)fsetxattr(to, names + at, value, (size_t)size, 0);
        free(value);
    }
    free(names);
}

int octopen_rename_new(const char *from, const char *to) {
    if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0) return 0;
    if (errno != EINVAL && errno != ENOSYS) return errno;
    /* A file system that does not know the flag: a second name is never given in place of a file. */
    if (link(from, to) != 0) return errno;
    if (unlink(from) == 0) return 0;
    int number = errno;
    (void)unlink(to);
    return number;
}

int octopen_spawn_in(posix_spawn_file_actions_t *actions, const char *folder) {
    return posix_spawn_file_actions_addchdir_np(actions, folder);
}
