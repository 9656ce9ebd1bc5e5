/* System calls that Swift's import of the C library leaves out. */
#ifndef OCTOPEN_FILES_H
#define OCTOPEN_FILES_H

#include <spawn.h>
#include <sys/types.h>

/* A pipe whose ends are closed on exec; 0, or -1 with errno. */
int octopen_pipe(int ends[2]);

/* Takes room for so many bytes from the start of a file, whose size stays; 0 or an error number. */
int octopen_reserve(int file, off_t size);

/* Copies every extended attribute (access control lists among them) that this user may set. */
void octopen_copy_attributes(const char *from, int to);

/* Gives a file another name that no file has; 0 or an error number, EEXIST if one has it. */
int octopen_rename_new(const char *from, const char *to);

/* The child begins in this folder; 0 or an error number. */
int octopen_spawn_in(posix_spawn_file_actions_t *actions, const char *folder);

/* Takes out of the environment what the start of the runtime needed: it is not for the programs that
   are started from here. Called first of all. */
void octopen_clean_environment(void);

#endif
