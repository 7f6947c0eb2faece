#include "output/sink.hpp"

namespace gazette {

Result<Done> MemorySink::put(const std::string& path, std::string bytes) {
  const std::lock_guard lock(mutex_);
  files_[path] = std::move(bytes);
  return Done{};
}

}  // namespace gazette
