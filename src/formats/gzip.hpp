#pragma once
// gzip (RFC 1952) through zlib; no other file includes it.

#include <memory>
#include <string>
#include <string_view>

namespace gazette {

/// The bytes compressed, without a time or a name: the same bytes give the same result. Thread-safe.
std::string gzipped(std::string_view bytes);

/// The same for bytes that come piece by piece. For one thread.
class GzipStream {
 public:
  /// `comment` stands in the header for whoever looks at the file (RFC 1952, section 2.3.1.1); ASCII without zeros.
  explicit GzipStream(std::string comment);
  ~GzipStream();
  GzipStream(const GzipStream&) = delete;
  GzipStream& operator=(const GzipStream&) = delete;

  /// What is ready of the compressed bytes once `bytes` are added; often nothing.
  std::string add(std::string_view bytes);
  /// The rest; afterwards nothing more may be added.
  std::string finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gazette
