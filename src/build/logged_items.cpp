#include "build/logged_items.hpp"

#include "base/parallel.hpp"
#include "log/model_fields.hpp"

#include <algorithm>
#include <span>

namespace gazette {

auto fields_of(MaybeConst<ItemFile> auto& x) {
  return std::tie(x.source, x.folder, x.category, x.name, x.is_bundle, x.stamp, x.files);
}

namespace {

bool is_settled(const ReadItem& read, const BuildLog& log) {
  const auto latest = latest_settled_ns(log);
  if (read.file.stamp.changed_ns > latest) return false;
  return std::ranges::all_of(
      read.attachments, [&](const FileStamp& stamp) { return !stamp.second || stamp.second->changed_ns <= latest; });
}

std::optional<ReadItem> recalled(std::string_view logged, const std::shared_ptr<TextShelf>& shelf) {
  ByteReader in(logged);
  ReadItem read;
  auto item = std::make_shared<Item>();
  TextEssence essence;
  ShelfPlace place;
  get(in, read.file);
  get(in, read.digest);
  get(in, read.attachments);
  get(in, read.diagnostics);
  get(in, *item);
  get(in, essence);
  get(in, place);
  if (!in.is_sound() || !in.at_end()) return std::nullopt;
  item->text = LazyText(std::move(essence), shelf, place);
  read.item = std::move(item);
  read.logged = logged;
  return read;
}

}  // namespace

std::optional<std::string> logged_item(const ReadItem& read) {
  if (!read.logged.empty()) return std::string(read.logged);
  const auto place = read.item ? read.item->text.place() : std::nullopt;
  if (!place) return std::nullopt;
  ByteWriter out;
  put(out, read.file);
  put(out, read.digest);
  put(out, read.attachments);
  put(out, read.diagnostics);
  put(out, *read.item);
  put(out, read.item->text.essence());
  put(out, *place);
  return out.take();
}

ContentMemory recalled_items(const BuildLog& log, const std::shared_ptr<TextShelf>& shelf, unsigned jobs) {
  auto items = parallel_map(std::span<const std::string_view>(log.items), jobs,
                            [&](std::string_view logged) { return recalled(logged, shelf); });
  ContentMemory memory;
  memory.reserve(items.size());
  for (auto& item : items) {
    if (!item) continue;
    if (is_settled(*item, log)) memory.keep(*std::move(item));
    else memory.keep_forgotten(*std::move(item));
  }
  return memory;
}

}  // namespace gazette
