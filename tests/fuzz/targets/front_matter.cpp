// A content file of any bytes, all the way to an Item and its text, to the log and back, and through the corrections.

#include "content/front_matter.hpp"
#include "build/logged_items.hpp"
#include "config/site_config.hpp"
#include "content/category_reader.hpp"
#include "content/file_fixes.hpp"
#include "content/item_reader.hpp"
#include "fuzz/targets.hpp"
#include "io/memory.hpp"
#include "log/text_store.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace gazette::fuzz {

namespace {

const SiteConfig& config() {
  static const SiteConfig config = [] {
    MemoryFileSystem files;
    (void)files.write("site.toml",
                      "base_url = \"https://x.example/\"\ntitle = \"X\"\n[agency]\nname = \"局\"\n"
                      "[report]\nform = \"cn-2021\"\n");
    Diagnostics found;
    const auto loaded = load_site_config(files, {}, found);
    return loaded ? loaded->config : SiteConfig{};
  }();
  return config;
}

ItemFile some_file() {
  ItemFile file{"content/policy/x/index.md", "content/policy/x", "policy", "x", true, {}, {}};
  file.files = {{"annex.pdf", FileKind::file, 7, 1, 1}, {"figures.toml", FileKind::file, 9, 1, 1}};
  return file;
}

struct Read {
  Diagnostics found;
  std::optional<Item> item;
};

Read read(std::string_view bytes, const std::shared_ptr<TextShelf>& shelf) {
  Read out;
  out.item = read_item(some_file(), std::make_shared<const std::string>(bytes), config(), text_rules(config(), shelf),
                       out.found);
  if (out.item) report_text(config(), *out.item, out.found);
  return out;
}

std::shared_ptr<TextShelf> some_shelf(MemoryFileSystem& files) {
  return std::make_shared<TextStore>(*files.open_data("texts"));
}

void expect_parts(std::string_view bytes, Claims& claims) {
  const auto parts = split_front_matter("x.md", bytes);
  if (!parts) return;
  const auto is_inside = [&](std::string_view part) {
    return part.data() >= bytes.data() && part.data() + part.size() <= bytes.data() + bytes.size();
  };
  claims.expect(is_inside(parts->metadata) && is_inside(parts->body), "the parts are views into the file");
  claims.expect(parts->body.data() + parts->body.size() == bytes.data() + bytes.size(), "the body is the rest");
  claims.expect(parts->metadata.data() + parts->metadata.size() <= parts->body.data(), "the body is behind");
}

void expect_routes(const Read& read, Claims& claims) {
  if (read.found.has_errors()) return;
  const auto is_inside = [](const Route& route) {
    return !route.path.starts_with('/') && normal_path(output_path(route)).has_value();
  };
  claims.expect(is_inside(read.item->route), "a sound item lies inside the site", read.item->route.path);
  for (const auto& alias : read.item->aliases)
    claims.expect(is_inside(alias), "a sound alias lies inside the site", alias.path);
  for (const auto& attachment : read.item->attachments)
    claims.expect(normal_path(attachment.source).value_or("").starts_with("content/policy/x/"),
                  "an attachment lies in its bundle", attachment.source);
}

void expect_log(const Item& item, const std::shared_ptr<TextShelf>& shelf, Claims& claims) {
  ReadItem read;
  read.file = some_file();
  read.item = std::make_shared<const Item>(item);
  const auto logged = logged_item(read);
  claims.expect(logged.has_value(), "an item whose text lies on a shelf goes to the log");
  if (!logged) return;
  BuildLog log;
  log.began_ns = 1'000'000'000;
  log.items = {*logged};
  const auto memory = recalled_items(log, shelf, 1);
  const auto* recalled = memory.find(read.file.source);
  claims.expect(recalled != nullptr, "an item comes back from the log");
  if (!recalled) return;
  auto again = *recalled;
  again.logged = {};
  claims.expect(logged_item(again) == logged, "an item comes back from the log as it was");
  auto copy = *again.item;
  copy.text = item.text;
  claims.expect(copy == item, "an item that comes back is the same item");
}

void expect_fixes(const std::string& text, Claims& claims) {
  const auto fixed = fixed_item(some_file(), text, config());
  claims.expect((fixed.places == 0) == (fixed.text == text), "corrections are counted", fixed.text);
  claims.expect(fixed_item(some_file(), fixed.text, config()).places == 0, "corrections leave nothing to correct",
                fixed.text);
}

void expect_category(std::string_view bytes, Claims& claims) {
  Diagnostics found;
  const auto category = read_category({"policy", "content/policy/_index.md", true, {}}, bytes, config(), found);
  claims.expect_places(found, "content/policy/_index.md", bytes);
}

}  // namespace

void fuzz_front_matter(std::string_view bytes, Claims& claims) {
  MemoryFileSystem files, other_files;
  const auto shelf = some_shelf(files);
  const auto first = read(bytes, shelf), second = read(bytes, some_shelf(other_files));
  claims.expect(told(first.found) == told(second.found), "the same file gives the same findings");
  claims.expect(first.item.has_value() == second.item.has_value(), "the same file gives the same item");
  claims.expect(first.item || first.found.has_errors(), "a file that gives no item has an error");
  claims.expect_places(first.found, some_file().source, bytes);
  expect_parts(bytes, claims);
  expect_category(bytes, claims);
  if (!first.item) return;
  claims.expect(first.item->text.place() == second.item->text.place(), "the same file gives the same text");
  expect_routes(first, claims);
  expect_log(*first.item, shelf, claims);
  expect_fixes(std::string(bytes), claims);
}

}  // namespace gazette::fuzz
