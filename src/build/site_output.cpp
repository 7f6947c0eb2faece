#include "build/site_output.hpp"

#include "formats/brotli.hpp"
#include "formats/gzip.hpp"
#include "pages/contexts.hpp"
#include "pages/generated_files.hpp"
#include "render/render_page.hpp"

#include <algorithm>
#include <array>

namespace gazette {

namespace {

Result<std::string> page_bytes(const PreparedSite& prepared, const Page& page, TemplateRenderer& renderer) {
  auto artifact = render_page(*prepared.theme, page, context_of(*prepared.values, page), renderer);
  if (!artifact) return artifact.error();
  return std::move(artifact->bytes);
}

std::string made_bytes(const PreparedSite& prepared, const GeneratedFile& file) {
  if (is_of_search(file.kind)) return prepared.search->bytes(file);
  return generated_bytes(*prepared.values, prepared.plan, file);
}

constexpr std::array k_compressions = {Compression::gzip, Compression::brotli};

std::string_view ending_of(Compression compression) {
  switch (compression) {
    case Compression::none: return "";
    case Compression::gzip: return ".gz";
    case Compression::brotli: return ".br";
  }
  return "";
}

// Text, unless a file that the site publishes has the compressed one's name.
bool is_compressed_too(const SitePlan& plan, const std::string& path) {
  constexpr auto k_text_types = std::to_array<std::string_view>(
      {"atom", "css", "csv", "html", "js", "json", "md", "mjs", "rss", "svg", "txt", "xml"});
  if (!std::ranges::binary_search(k_text_types, path_extension(path))) return false;
  return std::ranges::none_of(k_compressions, [&](Compression compression) {
    return plan.routes.contains(std::string(path).append(ending_of(compression)));
  });
}

}  // namespace

SiteOutput::SiteOutput(const FileReader& files, const PreparedSite& prepared)
    : files_(files),
      prepared_(prepared),
      generated_start_(prepared.plan.pages.size()),
      copies_start_(generated_start_ + prepared.plan.files.size()),
      assets_start_(copies_start_ + prepared.plan.copies.size()),
      compressed_start_(assets_start_ + prepared.theme->files.size()),
      size_(compressed_start_) {
  if (!prepared.site.config.precompresses) return;
  for (std::size_t i = 0; i < compressed_start_; ++i) {
    if (is_compressed_too(prepared.plan, plain_path(plain_file(i)))) compressed_.push_back(i);
  }
  size_ += compressed_.size() * k_compressions.size();
}

OutputFile SiteOutput::file(std::size_t number) const {
  if (number < compressed_start_) return plain_file(number);
  const auto at = number - compressed_start_;
  auto file = plain_file(compressed_[at / k_compressions.size()]);
  file.compression = k_compressions[at % k_compressions.size()];
  return file;
}

std::string SiteOutput::path(const OutputFile& file) const {
  return plain_path(file).append(ending_of(file.compression));
}

Result<std::string> SiteOutput::bytes(const OutputFile& file, TemplateRenderer& renderer) const {
  auto bytes = plain_bytes(file, renderer);
  if (!bytes) return bytes;
  switch (file.compression) {
    case Compression::none: break;
    case Compression::gzip: return gzipped(*bytes);
    case Compression::brotli: return brotli_compressed(*bytes);
  }
  return bytes;
}

OutputFile SiteOutput::plain_file(std::size_t number) const {
  if (number < generated_start_) return {OutputKind::page, number, Compression::none};
  if (number < copies_start_) return {OutputKind::generated, number - generated_start_, Compression::none};
  if (number < assets_start_) return {OutputKind::copy, number - copies_start_, Compression::none};
  return {OutputKind::asset, number - assets_start_, Compression::none};
}

std::string SiteOutput::plain_path(const OutputFile& file) const {
  const auto& plan = prepared_.plan;
  switch (file.kind) {
    case OutputKind::page: return output_path(plan.pages[file.index].route);
    case OutputKind::generated: return plan.files[file.index].route.path;
    case OutputKind::copy: return plan.copies[file.index].route.path;
    case OutputKind::asset: return prepared_.theme->files[file.index].route.path;
  }
  return {};
}

Result<std::string> SiteOutput::plain_bytes(const OutputFile& file, TemplateRenderer& renderer) const {
  const auto& plan = prepared_.plan;
  switch (file.kind) {
    case OutputKind::page: return page_bytes(prepared_, plan.pages[file.index], renderer);
    case OutputKind::generated: return made_bytes(prepared_, plan.files[file.index]);
    case OutputKind::copy: return files_.read(plan.copies[file.index].source);
    case OutputKind::asset: return prepared_.theme->files[file.index].bytes;
  }
  return std::string();
}

OutputIndex::OutputIndex(const SiteOutput& output) {
  files_.reserve(output.size());
  for (std::size_t i = 0; i < output.size(); ++i) files_.emplace(output.path(output.file(i)), output.file(i));
}

std::optional<OutputFile> OutputIndex::find(std::string_view path) const {
  const auto found = files_.find(std::string(path));
  if (found == files_.end()) return std::nullopt;
  return found->second;
}

}  // namespace gazette
