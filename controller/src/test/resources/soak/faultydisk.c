/*
 * A disk that fails, for LD_PRELOAD: calls on paths below FAULTY_ROOT fail as FAULTY_CONTROL says, and FAULTY_LASTING keeps
 * what would be there after a power cut.
 *
 * The control file is one line, read anew at each call: "generation errno permille after lies".
 *   errno     what a call that fails says (5 EIO, 28 ENOSPC); 0, none fails
 *   permille  how many of a thousand calls fail; 1001: the one call after those that go well, and no other
 *   after     so many calls of this generation go well first (then, with permille 1000, all fail: the n-th call and after)
 *   lies      1: syncs say that they are done, and what they were for does not last
 * Failing: write, pwrite, fsync, fdatasync, rename, mkdir, ftruncate and open for writing. A write that fails for want of
 * room may have taken half of the bytes, as a full disk does.
 *
 * What lasts: the bytes of a file as of its last fsync (FAULTY_LASTING/data/<inode>, beside a hard link that keeps the
 * number from being given away), the names of a folder as of its last fsync (FAULTY_LASTING/names/<path with % for />).
 * At the start all that is there lasts.
 *
 * Not modelled: bits that rot, writes that go elsewhere, a disk that loses bytes after a sync that succeeded and did not
 * lie, a kernel that drops dirty pages after a failed sync and calls the next one good, files written through memory maps
 * (SQLite's -shm, which is made anew after a crash). What of the bytes that were not synced arrives all the same is for
 * whoever reads the folder to choose.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

static char root[4096], control[4096], lasting[4096];
static atomic_uint calls, dice;
static atomic_int generation = -1;
static pthread_mutex_t keeping = PTHREAD_MUTEX_INITIALIZER;
static __thread int inside;

static ssize_t real_write(int fd, const void *bytes, size_t n) {
    REAL(ssize_t, "write", int, const void *, size_t);
    return real(fd, bytes, n);
}

static int real_open(const char *path, int flags, mode_t mode) {
    REAL(int, "open64", const char *, int, ...);
    return real(path, flags, mode);
}

static int below(const char *path) {
    size_t n = strlen(root);
    return n && !strncmp(path, root, n) && (path[n] == '/' || !path[n]);
}

static int path_of(int fd, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, path, 4095);
    if (n < 0) return 0;
    path[n] = 0;
    return below(path);
}

struct orders { int generation, error, permille, after, lies; };

static struct orders orders(void) {
    struct orders o = {0, 0, 0, 0, 0};
    char line[128];
    int fd = real_open(control, O_RDONLY | O_CLOEXEC, 0);
    if (fd < 0) return o;
    ssize_t n = read(fd, line, sizeof line - 1);
    close(fd);
    if (n <= 0) return o;
    line[n] = 0;
    if (sscanf(line, "%d %d %d %d %d", &o.generation, &o.error, &o.permille, &o.after, &o.lies) != 5) o.error = 0;
    return o;
}

/* The error that this call ends with, or 0. */
static int fails(void) {
    if (inside) return 0;
    int before = errno;
    struct orders o = orders();
    errno = before;
    if (!o.error) return 0;
    if (atomic_exchange(&generation, o.generation) != o.generation) {
        atomic_store(&calls, 0);
        atomic_store(&dice, (unsigned)o.generation * 2654435761u);
    }
    int call = (int)atomic_fetch_add(&calls, 1);
    if (call < o.after || (o.permille > 1000 && call > o.after)) return 0;
    unsigned roll = atomic_fetch_add(&dice, 0x9E3779B9u);
    roll ^= roll >> 16; roll *= 0x85EBCA6Bu; roll ^= roll >> 13; roll *= 0xC2B2AE35u; roll ^= roll >> 16;
    return (int)(roll % 1000) < o.permille ? o.error : 0;
}

static int failed(int error) { errno = error; return -1; }

/* ---- what lasts ---- */

static void copy(const char *from, const char *to) {
    char aside[4300], bytes[65536];
    snprintf(aside, sizeof aside, "%s.aside", to);
    int in = real_open(from, O_RDONLY | O_CLOEXEC, 0);
    int out = real_open(aside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    ssize_t n = -1;
    if (in >= 0 && out >= 0)
        while ((n = read(in, bytes, sizeof bytes)) > 0)
            if (real_write(out, bytes, n) != n) { n = -1; break; }
    if (in >= 0) close(in);
    if (out >= 0) close(out);
    REAL(int, "rename", const char *, const char *);
    if (n == 0) real(aside, to);
    else fprintf(stderr, "faultydisk: cannot keep %s\n", from);
}

static void keep_file(const char *path, ino_t inode) {
    char to[4200], link_to[4200];
    snprintf(to, sizeof to, "%s/data/%lu", lasting, (unsigned long)inode);
    snprintf(link_to, sizeof link_to, "%s/inodes/%lu", lasting, (unsigned long)inode);
    copy(path, to);
    link(path, link_to);
}

static void keep_names(const char *folder) {
    char to[8400], aside[8500], line[8300];
    int at = snprintf(to, sizeof to, "%s/names/", lasting);
    for (const char *c = folder + strlen(root); *c; c++) to[at++] = *c == '/' ? '%' : *c;
    strcpy(to + at, "%");
    snprintf(aside, sizeof aside, "%s.aside", to);
    int out = real_open(aside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    DIR *entries = opendir(folder);
    for (struct dirent *e = entries ? readdir(entries) : NULL; e; e = readdir(entries)) {
        if (!strcmp(e->d_name, ".") || !strcmp(e->d_name, "..")) continue;
        int n = snprintf(line, sizeof line, "%lu %c %s\n", (unsigned long)e->d_ino, e->d_type == DT_DIR ? 'd' : 'f', e->d_name);
        real_write(out, line, n);
        if (e->d_type != DT_DIR) {
            char file[8300], link_to[4200];
            snprintf(file, sizeof file, "%s/%s", folder, e->d_name);
            snprintf(link_to, sizeof link_to, "%s/inodes/%lu", lasting, (unsigned long)e->d_ino);
            link(file, link_to);
        }
    }
    if (entries) closedir(entries);
    close(out);
    REAL(int, "rename", const char *, const char *);
    real(aside, to);
}

static void keep(int fd, const char *path) {
    if (!*lasting || orders().lies) return;
    struct stat is;
    if (fstat(fd, &is)) return;
    int before = errno;
    inside = 1;
    pthread_mutex_lock(&keeping);
    if (S_ISDIR(is.st_mode)) keep_names(path);
    else {
        char link[64];
        snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
        /* Its name may be gone meanwhile; then nobody can find it after a cut either. */
        if (is.st_nlink) keep_file(path, is.st_ino);
    }
    pthread_mutex_unlock(&keeping);
    inside = 0;
    errno = before;
}

static int begin(const char *path, const struct stat *is, int type, struct FTW *where) {
    (void)where;
    if (type == FTW_D) keep_names(path);
    else if (type == FTW_F) keep_file(path, is->st_ino);
    return 0;
}

__attribute__((constructor)) static void load(void) {
    const char *r = getenv("FAULTY_ROOT"), *c = getenv("FAULTY_CONTROL"), *l = getenv("FAULTY_LASTING");
    if (!r || !c) return;
    snprintf(control, sizeof control, "%s", c);
    snprintf(root, sizeof root, "%s", r);
    if (!l) return;
    snprintf(lasting, sizeof lasting, "%s", l);
    if (access(lasting, W_OK)) { fprintf(stderr, "faultydisk: no %s\n", lasting); _exit(97); }
    inside = 1;
    nftw(root, begin, 16, FTW_PHYS);
    inside = 0;
    /* Programs that this one starts are other programs. */
    unsetenv("LD_PRELOAD");
}

/* ---- the calls ---- */

ssize_t write(int fd, const void *bytes, size_t n) {
    char path[4096];
    if (*root && !inside && path_of(fd, path)) {
        int error = fails();
        if (error) {
            if (error == ENOSPC && n > 1) real_write(fd, bytes, n / 2);
            return failed(error);
        }
    }
    return real_write(fd, bytes, n);
}

static ssize_t at(int fd, const void *bytes, size_t n, off64_t where) {
    REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
    char path[4096];
    if (*root && !inside && path_of(fd, path)) {
        int error = fails();
        if (error) {
            if (error == ENOSPC && n > 1) real(fd, bytes, n / 2, where);
            return failed(error);
        }
    }
    return real(fd, bytes, n, where);
}

ssize_t pwrite64(int fd, const void *bytes, size_t n, off64_t where) { return at(fd, bytes, n, where); }

ssize_t pwrite(int fd, const void *bytes, size_t n, off_t where) { return at(fd, bytes, n, where); }

static int synced(int fd, const char *name) {
    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
    char path[4096];
    if (!*root || inside || !path_of(fd, path)) return real(fd);
    int error = fails();
    if (error) return failed(error);
    int done = real(fd);
    if (!done) keep(fd, path);
    return done;
}

int fsync(int fd) { return synced(fd, "fsync"); }

int fdatasync(int fd) { return synced(fd, "fdatasync"); }

int rename(const char *from, const char *to) {
    REAL(int, "rename", const char *, const char *);
    int error = *root && !inside && below(to) ? fails() : 0;
    return error ? failed(error) : real(from, to);
}

int mkdir(const char *path, mode_t mode) {
    REAL(int, "mkdir", const char *, mode_t);
    int error = *root && !inside && below(path) ? fails() : 0;
    return error ? failed(error) : real(path, mode);
}

static int cut(int fd, off64_t length) {
    REAL(int, "ftruncate64", int, off64_t);
    char path[4096];
    int error = *root && !inside && path_of(fd, path) ? fails() : 0;
    return error ? failed(error) : real(fd, length);
}

int ftruncate64(int fd, off64_t length) { return cut(fd, length); }

int ftruncate(int fd, off_t length) { return cut(fd, length); }

static int opened(const char *path, int flags, mode_t mode) {
    int error = *root && !inside && (flags & O_ACCMODE) != O_RDONLY && below(path) ? fails() : 0;
    return error ? failed(error) : real_open(path, flags, mode);
}

int open(const char *path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;
    va_end(more);
    return opened(path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;
    va_end(more);
    return opened(path, flags, mode);
}
