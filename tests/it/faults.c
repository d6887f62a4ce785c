/* A disk that fails: put before the system's library (LD_PRELOAD), it does what the one letter in the file named by
   CASEBOOK_FAULT says: e: fsync fails, d: fsync takes its time, f: there is no room, r: nothing is renamed, a: nothing is
   made in the folder of notebooks any more, as if it had lost its rights. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char fault(void) {
    const char *path = getenv("CASEBOOK_FAULT");
    char letter = 0;
    int fd = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    if (fd >= 0) {
        if (read(fd, &letter, 1) != 1) letter = 0;
        close(fd);
    }
    return letter;
}

int fsync(int fd) {
    int (*real)(int) = dlsym(RTLD_NEXT, "fsync");
    switch (fault()) {
    case 'e':
        errno = EIO;
        return -1;
    case 'd':
        usleep(700000);
    }
    return real(fd);
}

int rename(const char *from, const char *to) {
    int (*real)(const char *, const char *) = dlsym(RTLD_NEXT, "rename");
    if (fault() == 'r') {
        errno = EIO;
        return -1;
    }
    return real(from, to);
}

static int is_denied(const char *path, int flags) {
    return (flags & O_CREAT) && strstr(path, "/data/casebook/") && fault() == 'a';
}

int open64(const char *path, int flags, ...) {
    int (*real)(const char *, int, ...) = dlsym(RTLD_NEXT, "open64");
    va_list more;
    va_start(more, flags);
    mode_t mode = va_arg(more, mode_t);
    va_end(more);
    if (is_denied(path, flags)) {
        errno = EACCES;
        return -1;
    }
    return real(path, flags, mode);
}

ssize_t write(int fd, const void *bytes, size_t length) {
    ssize_t (*real)(int, const void *, size_t) = dlsym(RTLD_NEXT, "write");
    struct stat about;
    if (fstat(fd, &about) == 0 && S_ISREG(about.st_mode) && fault() == 'f') {
        errno = ENOSPC;
        return -1;
    }
    return real(fd, bytes, length);
}
