#pragma once
// Every file of the output and the bytes of each: what `build` writes and the preview serves are made here.

#include "build/pipeline.hpp"
#include "formats/template.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace gazette {

enum class OutputKind { page, generated, copy, asset };

/// How a file is compressed, for web hosts that send it as it is: `x.html.gz` beside `x.html`.
enum class Compression { none, gzip, brotli };

/// One file of the output. `index` is its place in the plan, or among the theme's files.
struct OutputFile {
  OutputKind kind = OutputKind::page;
  std::size_t index = 0;
  Compression compression = Compression::none;
};

/// The output of a prepared site, which must outlive it, but for the manifest. Immutable; safe to read from several
/// threads.
class SiteOutput {
 public:
  SiteOutput(const FileReader& files, const PreparedSite& prepared);

  /// How many files there are: pages, generated files, copies and the theme's files, in this order; then, with
  /// `[output] precompress`, the compressed ones.
  std::size_t size() const { return size_; }
  OutputFile file(std::size_t number) const;

  /// Where the file stands below the output folder.
  std::string path(const OutputFile& file) const;

  /// Its bytes. Errors: those of render_page, and of the disk for a copy. `renderer` belongs to the calling thread.
  Result<std::string> bytes(const OutputFile& file, TemplateRenderer& renderer) const;

 private:
  const FileReader& files_;
  const PreparedSite& prepared_;
  OutputFile plain_file(std::size_t number) const;
  std::string plain_path(const OutputFile& file) const;
  Result<std::string> plain_bytes(const OutputFile& file, TemplateRenderer& renderer) const;

  std::size_t generated_start_, copies_start_, assets_start_, compressed_start_, size_;
  std::vector<std::size_t> compressed_;  ///< numbers of the plain files that are compressed too
};

/// Finds files of an output by their path. The output must outlive it.
class OutputIndex {
 public:
  explicit OutputIndex(const SiteOutput& output);

  /// The file at a path below the output folder; nothing where there is none.
  std::optional<OutputFile> find(std::string_view path) const;

 private:
  std::unordered_map<std::string, OutputFile> files_;
};

}  // namespace gazette
