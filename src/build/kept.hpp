#pragma once
// A value made of files that is used again as long as they are as they were. See SiteMemory.

#include "base/diagnostics.hpp"
#include "io/recording_reader.hpp"

#include <optional>
#include <string>
#include <utility>

namespace gazette {

/// `T` is cheap to copy, as a std::shared_ptr. Not thread-safe.
template <typename T>
class Kept {
 public:
  /// What `make(files, diagnostics)` gives, with its findings; what it gave last time where neither `key` nor any
  /// answer that it got from `files` has changed.
  template <typename Make>
  T get(const FileReader& files, const std::string& key, Diagnostics& diagnostics, Make make) {
    if (!value_ || key != key_ || !asked_.would_be_the_same(files)) {
      const RecordingReader recorder(files);
      found_ = {};
      value_ = make(static_cast<const FileReader&>(recorder), found_);
      asked_ = recorder.asked();
      key_ = key;
      ++count_;
    }
    diagnostics.append(found_);
    return *value_;
  }

  /// What the value was made of.
  const AskedFiles& asked() const { return asked_; }

  /// How often the value was made.
  std::size_t count() const { return count_; }

 private:
  std::optional<T> value_;
  std::string key_;
  Diagnostics found_;
  AskedFiles asked_;
  std::size_t count_ = 0;
};

}  // namespace gazette
