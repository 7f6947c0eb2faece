#include "archive/year_payload.hpp"

#include "archive/browsable_copy.hpp"
#include "archive/record_lines.hpp"
#include "archive/start_page.hpp"
#include "build/render_site.hpp"
#include "pages/catalogue_files.hpp"
#include "pages/generated_files.hpp"

#include <iterator>

namespace gazette {

namespace {

constexpr std::string_view k_record_folder = "record";

/// Shows the copy each file of the output, and keeps the manifest.
class CopySink final : public Sink {
 public:
  explicit CopySink(BrowsableCopy& copy) : copy_(copy) {}

  Result<Done> put(const std::string& path, std::string bytes) override {
    if (path == k_manifest_file) manifest_ = std::move(bytes);  // comes last, alone
    else copy_.take(path, bytes);
    return Done{};
  }
  Result<Done> commit() override { return Done{}; }

  std::string take_manifest() { return std::move(manifest_); }

 private:
  BrowsableCopy& copy_;
  std::string manifest_;
};

/// Gathers the files of a payload.
class Gathering {
 public:
  Gathering(const FileReader& files, const PreparedSite& prepared, const YearItems& items)
      : files_(files), prepared_(prepared), items_(items), copy_(files, prepared, items) {}

  Result<YearPayload> gather(unsigned jobs, Observer& observer) {
    CopySink sink(copy_);
    const auto counts = render_site(files_, prepared_, jobs, sink, observer);
    if (!counts) return counts.error();
    payload_.manifest_sha256 = counts->manifest_sha256;
    add(packed_text(path_join(k_record_folder, k_manifest_file), sink.take_manifest()));
    add_texts();
    for (const auto* entry : items_.all) {
      if (auto done = add_sources(*entry); !done) return done.error();
    }
    auto pages = copy_.packed();
    if (!pages) return pages.error();
    payload_.files.insert(payload_.files.end(), std::make_move_iterator(pages->begin()),
                          std::make_move_iterator(pages->end()));
    payload_.elsewhere = copy_.elsewhere();
    return std::move(payload_);
  }

 private:
  void add(PackedFile file) { payload_.files.push_back(std::move(file)); }

  void add_texts() {
    const auto& values = *prepared_.values;
    add(packed_text("index.html", start_page(prepared_.site, items_, copy_)));
    add(packed_text("catalogue.csv", catalogue_csv(values, items_.published)));
    add(packed_text("catalogue.json", catalogue_json(values, items_.published)));
    auto lines = lines_of_year(*prepared_.ledger, items_, prepared_.site);
    if (!lines.empty()) add(packed_text(path_join(k_record_folder, k_ledger_file), std::move(lines)));
    for (const auto& file : prepared_.plan.files) {
      if (file.report && copy_.place_of(file.report->entry->item->route))
        add(packed_text(path_join(k_figures_folder, file.route.path), generated_bytes(values, prepared_.plan, file)));
    }
  }

  // As they lie in content/. Digests of attachments are known since they were read.
  Result<Done> add_sources(const Entry& entry) {
    const auto& item = *entry.item;
    if (item.withdrawn) return Done{};
    auto source = packed_copy(files_, item.source, item.source);
    if (!source) return source.error();
    add(*std::move(source));
    for (const auto& file : item.attachments) add({file.source, file.size, file.sha256, file.source, {}});
    return Done{};
  }

  const FileReader& files_;
  const PreparedSite& prepared_;
  const YearItems& items_;
  BrowsableCopy copy_;
  YearPayload payload_;
};

}  // namespace

Result<YearPayload> year_payload(const FileReader& files, const PreparedSite& prepared, const YearItems& items,
                                 unsigned jobs, Observer& observer) {
  return Gathering(files, prepared, items).gather(jobs, observer);
}

}  // namespace gazette
