#include "build/log_files.hpp"

#include "base/fingerprint.hpp"

#include <cstdio>

namespace gazette {

namespace {

constexpr std::string_view k_folder = ".gazette";

// Texts that nobody names any more stay in their file until there are many of them.
constexpr std::uint64_t k_tolerated_waste = std::uint64_t{64} << 20U;

std::string name_of(const std::string& destination, std::string_view ending) {
  char name[32];
  std::snprintf(name, sizeof name, "build-%016llx", static_cast<unsigned long long>(fingerprint(destination)));
  return path_join(k_folder, std::string(name).append(ending));
}

std::string log_name(const std::string& destination) { return name_of(destination, ".log"); }
std::string next_name(const std::string& destination) { return name_of(destination, ".log.new"); }
std::string texts_name(const std::string& destination) { return name_of(destination, ".texts"); }

// Nothing in the folder is worth committing.
void make_folder_of_log(FileSystem& files) {
  const auto ignore = path_join(k_folder, ".gitignore");
  if (files.is_file(ignore)) return;
  if (files.make_folders(std::string(k_folder))) (void)files.write(ignore, "*\n");
}

std::string fault_of(const BuildLog& log, std::uint64_t program, const TextStore& texts) {
  if (log.program != program) return "the last build was made by another version of gazette";
  if (texts.size() > 4 * log.text_bytes + k_tolerated_waste) return "the store of texts is begun anew";
  return {};
}

}  // namespace

OpenLog open_log(FileSystem& files, const std::string& destination, std::uint64_t program, bool is_wanted) {
  OpenLog open;
  make_folder_of_log(files);
  auto file = files.open_data(log_name(destination));
  auto texts = files.open_data(texts_name(destination));
  if (!file || !texts) {
    open.why_none = "the build log cannot be used: " + (file ? texts.error() : file.error()).message;
    return open;
  }
  open.file = *std::move(file);
  open.texts = std::make_shared<TextStore>(*std::move(texts));
  auto log = read_log(*open.file);
  open.why_none = !is_wanted ? "--clean asks for it" : log ? fault_of(*log, program, *open.texts) : log.error().message;
  if (open.why_none.empty()) {
    open.log = *std::move(log);
    return open;
  }
  (void)open.file->clear();
  open.texts->clear();
  return open;
}

Result<std::unique_ptr<DataFile>> open_next_log(FileSystem& files, const std::string& destination) {
  return files.open_data(next_name(destination));
}

Result<Done> put_next_log(FileSystem& files, const std::string& destination) {
  return files.rename(next_name(destination), log_name(destination));
}

void drop_log(FileSystem& files, const std::string& destination) {
  for (const auto& name : {log_name(destination), next_name(destination), texts_name(destination)})
    (void)files.remove(name);
}

}  // namespace gazette
