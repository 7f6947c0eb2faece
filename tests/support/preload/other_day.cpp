// A clock of another day for a program that is started with this library in LD_PRELOAD: real time is
// GAZETTE_TEST_DAYS days later than it is.

#include <cstdlib>

#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

extern "C" int clock_gettime(clockid_t clock, struct timespec* now) noexcept {
  const auto status = static_cast<int>(::syscall(SYS_clock_gettime, clock, now));
  const auto* days = std::getenv("GAZETTE_TEST_DAYS");
  if (status == 0 && clock == CLOCK_REALTIME && days) now->tv_sec += std::atol(days) * 86'400;
  return status;
}

extern "C" time_t time(time_t* result) noexcept {
  struct timespec now {};
  clock_gettime(CLOCK_REALTIME, &now);
  if (result) *result = now.tv_sec;
  return now.tv_sec;
}
