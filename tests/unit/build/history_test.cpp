// Random histories of a site: whatever officers publish, edit, rename, delete, withdraw and replace, and as long as
// they do what the findings tell them, no address that was ever published ends in a missing page.

#include "build/publication.hpp"

#include "base/file_types.hpp"
#include "base/text.hpp"
#include "support/catch.hpp"
#include "support/small_build.hpp"

#include <random>

using namespace gazette;
using namespace gazette::test;

namespace {

using Random = std::mt19937;

std::size_t pick(Random& random, std::size_t count) {
  return std::uniform_int_distribution<std::size_t>(0, count - 1)(random);
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

// The text between two marks, the last such place.
std::string between(const std::string& text, const std::string& from, const std::string& to) {
  const auto start = text.rfind(from);
  if (start == std::string::npos) return {};
  const auto end = text.find(to, start + from.size());
  return end == std::string::npos ? std::string() : text.substr(start, end - start + to.size());
}

// The addresses in a line that a finding's help wants to be pasted.
std::vector<std::string> aliases_in(const std::string& line) {
  std::vector<std::string> out;
  const auto parts = split(line, '"');
  for (std::size_t i = 1; i < parts.size(); i += 2) out.emplace_back(parts[i]);
  return out;
}

/// An item as an officer keeps it: a bundle of a text and files.
struct Document {
  std::string number, text, withdrawn;
  std::vector<std::string> aliases;  ///< as written
  std::map<std::string, std::string> files;
  std::map<std::string, std::string> replaced;  ///< former file → the one in its place
  int notes = 0;
  bool is_draft = false;

  std::string source(const std::string& day) const {
    std::string out = "+++\ntitle = \"Document " + number + "\"\nindex_number = \"" + number +
                      "\"\npublished = 2026-01-01\n" + withdrawn + "\naliases = [";
    for (const auto& alias : aliases) out += "\"" + alias + "\", ";
    out += "]\n";
    if (is_draft) out += "draft = true\n";
    out += "attachments = [";
    for (const auto& [name, bytes] : files) {
      out += "{ file = \"" + name + "\", replaces = [";
      for (const auto& [former, now] : replaced) out += now == name ? "\"" + former + "\", " : "";
      out += "] }, ";
    }
    out += "]\nchanges = [";
    for (int i = 0; i < notes; ++i) out += "{ date = " + day + ", note = \"Note\" }, ";
    return out + "]\n+++\n\n" + text + "\n";
  }
};

/// An office: its site, what it remembers, and what it does.
class Office {
 public:
  explicit Office(unsigned seed) : random_(seed) {
    for (int i = 0; i < 3; ++i) add();
  }

  void act() {
    switch (pick(random_, 12)) {
      case 0:
      case 1: return add();
      case 2: return edit();
      case 3:
      case 4: return rename();
      case 5: return remove();
      case 6: return withdraw();
      case 7: return replace_file();
      case 8: return remove_file();
      case 9: return add_file();
      case 10: return change_file();
      default: return hide();
    }
  }

  /// Tries to publish and does what the findings tell until it is accepted.
  void publish() {
    for (int round = 0; round < 40; ++round) {
      const auto errors = try_to_publish();
      if (errors.empty()) return;
      for (const auto& error : errors) {
        mend(error);
        if (error.rule == "duplicate-url") break;  // the next ones may be about the same alias
      }
    }
    for (const auto& error : try_to_publish()) WARN(error.message + " | " + error.help);
    FAIL("the findings' help does not lead to a site that can be published");
  }

  /// The addresses that were ever published, and where each ends: empty for a missing page.
  std::map<std::string, std::string> ends() const {
    std::map<std::string, std::string> out;
    for (const auto& url : ever_) out[url] = end_of(url);
    return out;
  }

 private:
  MemoryFileSystem site() const {
    Files files = {{"published.jsonl", ledger_}};
    if (ledger_.empty()) files.clear();
    for (const auto& [name, document] : documents_) {
      const auto folder = "content/" + name + "/";
      files[folder + "index.md"] = document.source(today());
      for (const auto& [file, bytes] : document.files) files[folder + file] = bytes;
    }
    for (const auto& category : {"laws", "news"})
      files["content/" + std::string(category) + "/_index.md"] = "+++\ntitle = \"Category\"\n+++\n\nText.\n";
    return small_site(files);
  }

  std::string today() const { return iso_date(date_from_days(k_first_day + day_)); }

  std::vector<Error> try_to_publish() {
    auto files = site();
    Observer observer;
    Diagnostics diagnostics;
    BuildRequest request;
    request.now = (k_first_day + day_) * 86'400 + 36'000;
    const auto prepared = prepare_site(files, request, observer, diagnostics);
    if (!prepared) {
      std::vector<Error> errors;
      for (const auto& each : diagnostics.entries()) {
        if (each.severity == Severity::error) errors.push_back(each.error);
      }
      return errors;
    }
    MemorySink sink;
    const auto counts = render_site(files, *prepared, 1, sink, observer);
    REQUIRE(counts);
    const auto lines = new_publications(*prepared, *counts, prepared->site.view.as_of);
    REQUIRE(append_to_ledger(files, *prepared->ledger, lines));
    const auto& ledger = files.files().at("published.jsonl");
    REQUIRE(ledger.starts_with(ledger_));
    ledger_ = ledger;
    output_ = sink.take();
    for (const auto& line : lines) {
      if (!line.url.empty()) ever_.insert(line.url);
      for (const auto& [name, digest] : line.attachments) ever_.insert(line.url + name);
    }
    for (const auto& [name, document] : documents_) kept_[name] = document;
    return {};
  }

  std::string name_of(const std::string& source) const {
    return source.substr(8, source.size() - 8 - std::string("/index.md").size());
  }

  void mend(const Error& error) {
    INFO(error.message << " | " << error.help);
    if (error.rule == "duplicate-url") return drop_alias(error);
    REQUIRE((error.rule == "lost-url" || error.rule == "lost-attachment"));
    const auto line = between(error.help, "aliases = [", "]");
    if (error.place.file == "published.jsonl") return mend_what_is_gone(error, line);
    auto& document = documents_.at(name_of(error.place.file));
    if (holds(error.message, "is now a draft")) {
      document.is_draft = false;
      return;
    }
    const auto former = between(error.help, "replaces = [\"", "\"]");
    const auto choice = pick(random_, 3);
    if (error.rule == "lost-attachment" && choice == 0 && !former.empty() && !document.files.empty()) {
      const auto name = former.substr(13, former.size() - 15);
      document.replaced[name] = document.files.begin()->first;
    } else if (error.rule == "lost-attachment" && choice == 1 && !former.empty()) {
      document.files[former.substr(13, former.size() - 15)] = "put back";
    } else {
      document.aliases = aliases_in(line);
    }
  }

  void mend_what_is_gone(const Error& error, const std::string& line) {
    const auto restored = between(error.help, "restore content/", "/index.md");
    if (!restored.empty() && pick(random_, 2) == 0) {
      const auto name = restored.substr(16, restored.size() - 16 - 9);
      documents_[name] = kept_.at(name);
      documents_[name].withdrawn = between(error.help, "withdrawn = {", "}");
      REQUIRE_FALSE(documents_[name].withdrawn.empty());
      return;
    }
    REQUIRE_FALSE(line.empty());
    auto shown = documents_.begin();
    while (shown != documents_.end() && shown->second.is_draft) ++shown;
    if (shown == documents_.end()) {
      add();
      shown = std::prev(documents_.end());
    }
    // The line is that of an item without any: those that this one has stay.
    for (auto& alias : aliases_in(line)) shown->second.aliases.push_back(std::move(alias));
  }

  // Somebody's alias is in the way of an item that came back, or of the same alias of another.
  void drop_alias(const Error& error) {
    auto written = split(error.message, '"')[1];
    if (written.ends_with("index.html")) written.remove_suffix(std::string_view("index.html").size());
    // As it stands in a text: a file's without the last slash, blanks encoded.
    if (written.ends_with('/') && is_file_name(written)) written.remove_suffix(1);
    const auto own = replaced(written, " ", "%20");
    for (auto& [name, document] : documents_) {
      if (std::erase(document.aliases, own) > 0) return;
    }
    for (auto& [name, document] : documents_) {
      const auto folder = "/" + name + "/";
      if (written.starts_with(folder) && document.replaced.erase(std::string(written.substr(folder.size()))) > 0)
        return;
    }
    FAIL("nobody has the alias " << own << " " << error.place.file << " "
                                 << (error.notes.empty() ? "" : error.notes[0].place.file));
  }

  std::string end_of(std::string url) const {
    for (int hop = 0; hop < 5; ++hop) {
      const auto path = url.substr(1);
      auto found = output_.find(path.empty() || path.ends_with('/') ? path + "index.html" : path);
      if (found == output_.end()) found = output_.find(path + "/index.html");  // as hosts do
      if (found == output_.end()) return {};
      const auto target = between(found->second, "http-equiv=\"refresh\" content=\"0; url=", "\"");
      if (target.empty()) return found->first;
      url = decoded_path(target.substr(std::string("http-equiv=\"refresh\" content=\"0; url=").size()));
      url.pop_back();
    }
    return {};
  }

  std::string fresh_name() {
    return (pick(random_, 2) ? "laws/" : "news/") + std::string("d") + std::to_string(++count_);
  }

  Document* any() {
    if (documents_.empty()) return nullptr;
    return &std::next(documents_.begin(), static_cast<std::ptrdiff_t>(pick(random_, documents_.size())))->second;
  }

  void add() {
    Document document;
    document.number = "N-" + std::to_string(count_ + 1);
    document.text = "Text.";
    document.files = {{"annex.pdf", "annex"}, {"list one.csv", "1"}};
    documents_[fresh_name()] = document;
  }
  void edit() {
    if (auto* document = any()) {
      document->text += " More.";
      document->notes += static_cast<int>(pick(random_, 2));
    }
  }
  void rename() {
    if (documents_.empty()) return;
    auto node = documents_.extract(
        std::next(documents_.begin(), static_cast<std::ptrdiff_t>(pick(random_, documents_.size()))));
    const auto before = node.key();
    node.key() = former_.contains(before) && pick(random_, 2) ? former_[before] : fresh_name();
    if (documents_.contains(node.key())) node.key() = fresh_name();
    former_[node.key()] = before;
    documents_.insert(std::move(node));
  }
  void remove() {
    if (documents_.size() > 1)
      documents_.erase(std::next(documents_.begin(), static_cast<std::ptrdiff_t>(pick(random_, documents_.size()))));
  }
  void withdraw() {
    if (auto* document = any()) {
      document->withdrawn = "withdrawn = { date = " + today() + ", reason = \"Error\" }";
      if (pick(random_, 2)) document->files.clear(), document->replaced.clear();
    }
  }
  void replace_file() {
    auto* document = any();
    if (!document || document->files.empty()) return;
    document->files.erase(document->files.begin());
    document->files["v" + std::to_string(++count_) + ".pdf"] = "new";
    document->replaced.clear();
  }
  void remove_file() {
    auto* document = any();
    if (document && !document->files.empty()) document->files.erase(document->files.begin());
  }
  void add_file() {
    if (auto* document = any()) document->files["f" + std::to_string(++count_) + ".xlsx"] = "sheet";
  }
  void change_file() {
    auto* document = any();
    if (document && !document->files.empty()) document->files.begin()->second += "+";
  }
  void hide() {
    if (auto* document = any()) document->is_draft = true;
  }

 public:
  void next_day() { ++day_; }

 private:
  static constexpr std::int64_t k_first_day = 20'500;  // 2026-02-16

  Random random_;
  std::map<std::string, Document> documents_;  ///< by category and name
  std::map<std::string, Document> kept_;       ///< as version control has them
  std::map<std::string, std::string> former_;
  std::set<std::string> ever_;
  std::string ledger_;
  Files output_;
  int count_ = 0;
  std::int64_t day_ = 0;
};

}  // namespace

TEST_CASE("no published address ever ends in a missing page, whatever happens to the site") {
  for (unsigned seed = 1; seed <= 60; ++seed) {
    Office office(seed);
    for (int day = 0; day < 25; ++day) {
      office.next_day();
      office.act();
      if (day % 3 == 0) office.act();
      INFO("seed " << seed << ", day " << day);
      office.publish();
      for (const auto& [url, end] : office.ends()) {
        INFO(url);
        REQUIRE_FALSE(end.empty());
      }
    }
  }
}
