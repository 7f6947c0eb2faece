#include "io/file_system.hpp"

namespace gazette {

Result<Done> FileSystem::replace_keeping(const std::string& path, std::string_view bytes, const std::string& former) {
  const auto old = read(path);
  if (!old) return old.error();
  if (auto kept = create(former, *old); !kept) return kept;
  return write(path, bytes);
}

}  // namespace gazette
