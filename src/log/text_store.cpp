#include "log/text_store.hpp"

#include "base/fingerprint.hpp"
#include "log/model_fields.hpp"

namespace gazette {

TextStore::TextStore(std::unique_ptr<DataFile> file) : file_(std::move(file)), end_(file_->size()) {}

std::optional<ShelfPlace> TextStore::put(const ItemText& text) {
  ByteWriter out;
  gazette::put(out, text);
  const auto& bytes = out.bytes();
  const ShelfPlace place{end_.fetch_add(bytes.size()), bytes.size(), fingerprint(bytes)};
  if (!file_->write_at(place.offset, bytes)) return std::nullopt;
  return place;
}

void TextStore::clear() {
  if (!file_->clear()) has_fault_ = true;
  end_ = 0;
}

ItemText TextStore::get(const ShelfPlace& place) const {
  ItemText text;
  const auto bytes = place.size <= end_ ? file_->read_at(place.offset, place.size) : Result<std::string>(Error{});
  if (bytes && bytes->size() == place.size && fingerprint(*bytes) == place.fingerprint) {
    ByteReader in(*bytes);
    gazette::get(in, text);
    if (in.is_sound() && in.at_end()) return text;
  }
  has_fault_ = true;
  return {};
}

}  // namespace gazette
