#include "build/next_log.hpp"

#include "build/log_files.hpp"
#include "build/logged_items.hpp"

namespace gazette {

NextLog::NextLog(FileSystem& files, const std::string& destination, bool is_wanted)
    : files_(files), destination_(destination) {
  if (!is_wanted) return;
  file_ = open_next_log(files, destination);
  if (*file_) writer_.emplace(***file_);
}

void NextLog::add_items(const ItemList& items, const ContentMemory& memory) {
  if (!writer_) return;
  (void)writer_->add_items(items.size(), [&](std::size_t i) {
    const auto* read = memory.find(items[i].source);
    const auto logged = read ? logged_item(*read) : std::nullopt;
    return logged.value_or(std::string());
  });
}

Result<Done> NextLog::finish(const BuildLog& log) {
  if (!writer_) return file_ ? Result<Done>(file_->error()) : Done{};
  if (auto done = writer_->finish(log); !done) return done;
  return put_next_log(files_, destination_);
}

}  // namespace gazette
