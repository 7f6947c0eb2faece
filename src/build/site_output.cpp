#include "build/site_output.hpp"

#include "pages/contexts.hpp"
#include "pages/generated_files.hpp"
#include "render/render_page.hpp"

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

}  // namespace

SiteOutput::SiteOutput(const FileReader& files, const PreparedSite& prepared)
    : files_(files),
      prepared_(prepared),
      generated_start_(prepared.plan.pages.size()),
      copies_start_(generated_start_ + prepared.plan.files.size()),
      assets_start_(copies_start_ + prepared.plan.copies.size()),
      size_(assets_start_ + prepared.theme->files.size()) {}

OutputFile SiteOutput::file(std::size_t number) const {
  if (number < generated_start_) return {OutputKind::page, number};
  if (number < copies_start_) return {OutputKind::generated, number - generated_start_};
  if (number < assets_start_) return {OutputKind::copy, number - copies_start_};
  return {OutputKind::asset, number - assets_start_};
}

std::string SiteOutput::path(const OutputFile& file) const {
  const auto& plan = prepared_.plan;
  switch (file.kind) {
    case OutputKind::page: return output_path(plan.pages[file.index].route);
    case OutputKind::generated: return plan.files[file.index].route.path;
    case OutputKind::copy: return plan.copies[file.index].route.path;
    case OutputKind::asset: return prepared_.theme->files[file.index].route.path;
  }
  return {};
}

Result<std::string> SiteOutput::bytes(const OutputFile& file, TemplateRenderer& renderer) const {
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
