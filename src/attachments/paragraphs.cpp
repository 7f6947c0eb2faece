// A paragraph is gathered twice: as it reads now, and as it was before its tracked changes, for a number may be whole
// in one of the two only. Text boxes put paragraphs into paragraphs: each has its own two strings.
#include "attachments/paragraphs.hpp"

#include "attachments/xml_reader.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace gazette {

namespace {

constexpr std::size_t k_deepest = 32;  // paragraphs in paragraphs; what is deeper runs into the one above

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_paragraph(std::string_view name) { return is_one_of(name, {"p", "h", "TextObject", "comment", "text", "pt"}); }

struct Paragraph {
  std::string now, before;
  bool has_changes = false;
};

class ParagraphReader {
 public:
  ParagraphReader(std::string_view xml, const TextPlace& part, TextElements elements, const TextSink& sink,
                  Extraction& found)
      : reader_(xml), place_(part), elements_(elements), sink_(sink), found_(found) {}

  void run() {
    for (auto event = reader_.next(); event != XmlEvent::done; event = reader_.next()) {
      if (event == XmlEvent::start) on_start(reader_.name());
      else if (event == XmlEvent::end) on_end(reader_.name());
      else on_text(reader_.text());
    }
    while (!open_.empty()) close();
    if (reader_.is_damaged()) found_.not_scanned.push_back("a part of it is damaged");
    if (has_changes_) found_.hidden.push_back("tracked changes");
    if (has_hidden_text_) found_.hidden.push_back("hidden text");
  }

 private:
  void on_start(std::string_view name) {
    if (is_paragraph(name)) {
      ++depth_;
      if (open_.size() < k_deepest) open_.emplace_back();
    } else if (is_one_of(name, {"del", "moveFrom", "deletion"})) ++deleted_;
    else if (is_one_of(name, {"ins", "moveTo", "insertion"})) ++inserted_;
    else if (is_one_of(name, {"t", "delText", "instrText", "TextCode"})) ++in_text_;
    else if (is_one_of(name, {"tab", "br", "cr", "s", "line-break", "noBreakHyphen"})) append(separator(name));
    else if (name == "vanish") is_vanished_ = !is_one_of(reader_.attribute("val"), {"0", "false", "off"});
    else if (name == "r") is_vanished_ = false;
    else if (is_one_of(name, {"docPr", "cNvPr"})) tell_description();
    if (is_one_of(name, {"ins", "del", "moveFrom", "moveTo", "comment"}))
      found_.add_author(reader_.attribute("author"));
  }

  void on_end(std::string_view name) {
    if (is_paragraph(name)) {
      if (depth_ <= open_.size() && !open_.empty()) close();
      depth_ -= depth_ > 0 ? 1 : 0;
    } else if (is_one_of(name, {"del", "moveFrom", "deletion"})) deleted_ -= deleted_ > 0 ? 1 : 0;
    else if (is_one_of(name, {"ins", "moveTo", "insertion"})) inserted_ -= inserted_ > 0 ? 1 : 0;
    else if (is_one_of(name, {"t", "delText", "instrText", "TextCode"})) in_text_ -= in_text_ > 0 ? 1 : 0;
    else if (name == "r") is_vanished_ = false;
  }

  void on_text(const std::string& text) {
    if (elements_ == TextElements::runs && in_text_ == 0) return;
    if (elements_ == TextElements::all && open_.empty() && !trimmed(text).empty()) return tell(place_, text);
    append(text);
    has_hidden_text_ = has_hidden_text_ || (is_vanished_ && !trimmed(text).empty());
  }

  static std::string_view separator(std::string_view name) {
    if (name == "noBreakHyphen") return "-";
    return is_one_of(name, {"s"}) ? " " : name == "tab" ? "\t" : "\n";
  }

  void append(std::string_view text) {
    if (open_.empty()) return;
    auto& paragraph = open_.back();
    if (deleted_ == 0) paragraph.now += text;
    if (inserted_ == 0) paragraph.before += text;
    paragraph.has_changes = paragraph.has_changes || deleted_ > 0 || inserted_ > 0;
    has_changes_ = has_changes_ || deleted_ > 0 || inserted_ > 0;
  }

  void close() {
    const auto paragraph = std::move(open_.back());
    open_.pop_back();
    place_.unit = "paragraph";
    ++place_.number;
    tell(place_, paragraph.now);
    if (!paragraph.has_changes) return;
    auto before = place_;
    before.is_hidden = true;
    tell(before, paragraph.before);
  }

  // What a picture shows, in words; often the path of its file.
  void tell_description() {
    for (const auto* key : {"descr", "title"}) tell(place_, reader_.attribute(key));
  }

  void tell(const TextPlace& place, std::string_view text) {
    if (!text.empty()) sink_(place, text);
  }

  XmlReader reader_;
  TextPlace place_;
  TextElements elements_;
  const TextSink& sink_;
  Extraction& found_;
  std::vector<Paragraph> open_;
  std::size_t depth_ = 0, deleted_ = 0, inserted_ = 0, in_text_ = 0;
  bool is_vanished_ = false, has_changes_ = false, has_hidden_text_ = false;
};

}  // namespace

void read_paragraphs(std::string_view xml, const TextPlace& part, TextElements elements, const TextSink& sink,
                     Extraction& found) {
  ParagraphReader(xml, part, elements, sink, found).run();
}

}  // namespace gazette
