// A library that is loaded before a program's own and makes its disk fail: the n-th operation fails in one of several
// ways, or the process is killed before it.
//
//   GAZETTE_INJECT=changes:17:no-space   the 17th operation that changes the disk
//   GAZETTE_INJECT=all:17:io             the 17th that changes or reads it
//   GAZETTE_INJECT_COUNT=FILE            writes into FILE how many of both kinds there were
//
// Ways: no-space, permission, io, interrupted, short (half of what was asked is done, where that can be), kill.
// Only the process named gazette is meant, not what it starts; standard streams are left alone.

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

enum class Way { none, no_space, permission, io, interrupted, half, kill };

struct Plan {
  bool is_meant = false;
  bool counts_reading = false;
  long number = 0;
  Way way = Way::none;
};

std::atomic<long> changes{0}, operations{0};

Way way_of(const char* name) {
  if (std::strcmp(name, "no-space") == 0) return Way::no_space;
  if (std::strcmp(name, "permission") == 0) return Way::permission;
  if (std::strcmp(name, "io") == 0) return Way::io;
  if (std::strcmp(name, "interrupted") == 0) return Way::interrupted;
  if (std::strcmp(name, "short") == 0) return Way::half;
  return std::strcmp(name, "kill") == 0 ? Way::kill : Way::none;
}

Plan read_plan() {
  Plan plan;
  plan.is_meant = std::strcmp(program_invocation_short_name, "gazette") == 0;
  char kind[16], way[16];
  const char* text = std::getenv("GAZETTE_INJECT");
  if (text && std::sscanf(text, "%15[a-z]:%ld:%15[a-z-]", kind, &plan.number, way) == 3) {
    plan.counts_reading = std::strcmp(kind, "all") == 0;
    plan.way = way_of(way);
  }
  return plan;
}

const Plan& plan() {
  static const Plan read = read_plan();
  return read;
}

int error_of(Way way) {
  switch (way) {
    case Way::no_space: return ENOSPC;
    case Way::permission: return EACCES;
    case Way::interrupted: return EINTR;
    default: return EIO;
  }
}

enum class Kind { change, reading };

// What is to happen to this operation.
Way next(Kind kind) {
  if (!plan().is_meant) return Way::none;
  const long of_all = ++operations;
  const long of_changes = kind == Kind::change ? ++changes : 0;
  if (plan().number != (plan().counts_reading ? of_all : of_changes)) return Way::none;
  if (plan().way == Way::kill) ::raise(SIGKILL);
  return plan().way;
}

// Whether the operation fails; then errno says how. What cannot be done by halves goes on.
bool fails(Kind kind) {
  const auto way = next(kind);
  if (way == Way::none || way == Way::half) return false;
  errno = error_of(way);
  return true;
}

// The same for operations on many bytes, of which only half may be done.
bool fails(Kind kind, std::size_t& size) {
  const auto way = next(kind);
  if (way == Way::half && size > 1) size /= 2;
  if (way == Way::none || way == Way::half) return false;
  errno = error_of(way);
  return true;
}

bool is_stream(int file) { return file >= 0 && file <= STDERR_FILENO; }

Kind kind_of_open(int flags) {
  return (flags & (O_CREAT | O_TRUNC)) != 0 || (flags & O_ACCMODE) != O_RDONLY ? Kind::change : Kind::reading;
}

template <typename Function>
Function* original(Function*, const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

struct CountAtEnd {
  ~CountAtEnd() { write(); }
  static void write() {
    const char* path = std::getenv("GAZETTE_INJECT_COUNT");
    if (!path || !plan().is_meant) return;
    if (std::FILE* file = std::fopen(path, "w")) {
      std::fprintf(file, "%ld %ld\n", changes.load(), operations.load());
      std::fclose(file);
    }
  }
};

const CountAtEnd count_at_end;

}  // namespace

#define GAZETTE_ORIGINAL(name) static const auto real = original(&::name, #name)

extern "C" {

int open(const char* path, int flags, ...) {
  using Open = int(const char*, int, ...);
  static const auto real = reinterpret_cast<Open*>(::dlsym(RTLD_NEXT, "open"));
  va_list more;
  va_start(more, flags);
  const auto mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(more, mode_t) : 0;
  va_end(more);
  return fails(kind_of_open(flags)) ? -1 : real(path, flags, mode);
}

int open64(const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const auto mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(more, mode_t) : 0;
  va_end(more);
  return ::open(path, flags, mode);
}

int openat(int folder, const char* path, int flags, ...) {
  using Open = int(int, const char*, int, ...);
  static const auto real = reinterpret_cast<Open*>(::dlsym(RTLD_NEXT, "openat"));
  va_list more;
  va_start(more, flags);
  const auto mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(more, mode_t) : 0;
  va_end(more);
  return fails(kind_of_open(flags)) ? -1 : real(folder, path, flags, mode);
}

int openat64(int folder, const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const auto mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(more, mode_t) : 0;
  va_end(more);
  return ::openat(folder, path, flags, mode);
}

ssize_t write(int file, const void* bytes, size_t size) {
  GAZETTE_ORIGINAL(write);
  return !is_stream(file) && fails(Kind::change, size) ? -1 : real(file, bytes, size);
}

ssize_t pwrite(int file, const void* bytes, size_t size, off_t offset) {
  GAZETTE_ORIGINAL(pwrite);
  return fails(Kind::change, size) ? -1 : real(file, bytes, size, offset);
}

ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t offset) {
  return ::pwrite(file, bytes, size, offset);
}

ssize_t read(int file, void* bytes, size_t size) {
  GAZETTE_ORIGINAL(read);
  return !is_stream(file) && fails(Kind::reading, size) ? -1 : real(file, bytes, size);
}

ssize_t pread(int file, void* bytes, size_t size, off_t offset) {
  GAZETTE_ORIGINAL(pread);
  return fails(Kind::reading, size) ? -1 : real(file, bytes, size, offset);
}

ssize_t pread64(int file, void* bytes, size_t size, off64_t offset) { return ::pread(file, bytes, size, offset); }

int stat(const char* path, struct stat* status) {
  using Stat = int(const char*, struct stat*);
  static const auto real = reinterpret_cast<Stat*>(::dlsym(RTLD_NEXT, "stat"));
  return fails(Kind::reading) ? -1 : real(path, status);
}

int lstat(const char* path, struct stat* status) {
  GAZETTE_ORIGINAL(lstat);
  return fails(Kind::reading) ? -1 : real(path, status);
}

int fstat(int file, struct stat* status) {
  GAZETTE_ORIGINAL(fstat);
  return !is_stream(file) && fails(Kind::reading) ? -1 : real(file, status);
}

int fstatat(int folder, const char* path, struct stat* status, int flags) {
  GAZETTE_ORIGINAL(fstatat);
  return fails(Kind::reading) ? -1 : real(folder, path, status, flags);
}

DIR* fdopendir(int file) {
  GAZETTE_ORIGINAL(fdopendir);
  return fails(Kind::reading) ? nullptr : real(file);
}

struct dirent* readdir(DIR* folder) {
  GAZETTE_ORIGINAL(readdir);
  return fails(Kind::reading) ? nullptr : real(folder);
}

int fsync(int file) {
  GAZETTE_ORIGINAL(fsync);
  return fails(Kind::change) ? -1 : real(file);
}

int fdatasync(int file) {
  GAZETTE_ORIGINAL(fdatasync);
  return fails(Kind::change) ? -1 : real(file);
}

int syncfs(int file) {
  GAZETTE_ORIGINAL(syncfs);
  return fails(Kind::change) ? -1 : real(file);
}

int ftruncate(int file, off_t size) {
  GAZETTE_ORIGINAL(ftruncate);
  return fails(Kind::change) ? -1 : real(file, size);
}

int ftruncate64(int file, off64_t size) { return ::ftruncate(file, size); }

int rename(const char* from, const char* to) {
  GAZETTE_ORIGINAL(rename);
  return fails(Kind::change) ? -1 : real(from, to);
}

int renameat2(int from_folder, const char* from, int to_folder, const char* to, unsigned flags) {
  GAZETTE_ORIGINAL(renameat2);
  return fails(Kind::change) ? -1 : real(from_folder, from, to_folder, to, flags);
}

int link(const char* from, const char* to) {
  GAZETTE_ORIGINAL(link);
  return fails(Kind::change) ? -1 : real(from, to);
}

int unlink(const char* path) {
  GAZETTE_ORIGINAL(unlink);
  return fails(Kind::change) ? -1 : real(path);
}

int unlinkat(int folder, const char* path, int flags) {
  GAZETTE_ORIGINAL(unlinkat);
  return fails(Kind::change) ? -1 : real(folder, path, flags);
}

int rmdir(const char* path) {
  GAZETTE_ORIGINAL(rmdir);
  return fails(Kind::change) ? -1 : real(path);
}

int remove(const char* path) {
  GAZETTE_ORIGINAL(remove);
  return fails(Kind::change) ? -1 : real(path);
}

int mkdir(const char* path, mode_t mode) {
  GAZETTE_ORIGINAL(mkdir);
  return fails(Kind::change) ? -1 : real(path, mode);
}

int fchmod(int file, mode_t mode) {
  GAZETTE_ORIGINAL(fchmod);
  return fails(Kind::change) ? -1 : real(file, mode);
}

// `gazette build` leaves by this, past all destructors.
void _exit(int status) {
  GAZETTE_ORIGINAL(_exit);
  CountAtEnd::write();
  real(status);
  __builtin_unreachable();
}

void _Exit(int status) { ::_exit(status); }

}  // extern "C"
