// Two walks over the blocks of the text. The first finds the titles of parts, chapters and sections; a title that
// comes again below (the first one stood in a table of contents) gives way to the last. The second walks through the
// articles and numbers what is in each. An id once given is never given again, so that a link has one target.

#include "formats/markdown/articles.hpp"

#include "base/chinese_number.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"
#include "formats/markdown/statute_label.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

namespace gazette::markdown {

namespace {

constexpr std::size_t k_longest_title = 40;  // characters of a chapter's title that is written as a paragraph
constexpr int k_top_level = 2;               // of the widest unit; level 1 is the page's title

constexpr std::string_view k_gap = "\xEF\xBF\xBC";  // U+FFFC, for code, which numbers nothing

/// How a block begins: its text, and where bold type at its start ends (0 without any).
struct Opening {
  std::string text;
  std::size_t bold_size = 0;
};

bool is_blank(std::string_view text) { return space_size(text) == text.size(); }

Opening opening_of(const Document& document, NodeId block) {
  Opening opening;
  bool is_start = true;
  for (auto id = document.at(block).first_child; id != k_no_node; id = document.at(id).next) {
    const auto type = document.at(id).type;
    if (type == NodeType::soft_break || type == NodeType::hard_break) {
      opening.text += ' ';
      continue;
    }
    const auto text = type == NodeType::code ? std::string(k_gap) : plain_text(document, id);
    opening.text += text;
    if (is_start && (type == NodeType::strong || type == NodeType::emphasis)) opening.bold_size = opening.text.size();
    is_start = is_start && is_blank(text);
  }
  return opening;
}

// 第五条规定的期限 cites an article, 第五条　期限 is one: space, the end of bold type or of the block parts them. A
// title in brackets may follow: 第五条【期限】, 第五条（期限）, but not 第五条（一）.
bool ends_article_label(const Opening& opening, std::size_t size) {
  const auto rest = std::string_view(opening.text).substr(size);
  if (rest.empty() || space_size(rest) > 0 || opening.bold_size == size || rest.starts_with("【")) return true;
  if (rest.starts_with("：") || rest.starts_with(":")) return true;
  return rest.starts_with("（") && !label_at_start(rest);
}

bool is_title_paragraph(std::string_view text, std::size_t label_size) {
  const auto rest = text.substr(label_size);
  if (!is_blank(rest) && space_size(rest) == 0) return false;
  if (character_count(text) > k_longest_title) return false;
  constexpr std::array<std::string_view, 4> sentence_marks = {"。", "，", "；", "…"};
  return std::none_of(sentence_marks.begin(), sentence_marks.end(),
                      [&](auto mark) { return text.find(mark) != std::string_view::npos; });
}

// What is attached to a statute is no paragraph of its last article.
bool starts_attachment(std::string_view text) {
  text.remove_prefix(space_size(text));
  return text.starts_with("附件") || text.starts_with("附表") || text.starts_with("附：");
}

class ArticleFinder {
 public:
  ArticleFinder(Document& document, std::set<std::string> taken) : document_(document), given_(std::move(taken)) {}

  Articles run();

 private:
  struct Title {
    NodeId node = 0;
    Unit unit = Unit::chapter;
    std::string id;
  };

  void find_titles();
  std::string title_id(const StatuteLabel& label);
  void make_heading(const Title& title);

  void read_block(NodeId id);
  void read_labelled(NodeId id, const Opening& opening, const StatuteLabel& label);
  void start_article(NodeId id, const StatuteLabel& label, bool has_text);
  void end_article();
  void add_paragraph(NodeId id);
  void add_item(NodeId id, int number);
  void add_point(NodeId id, int number);
  void read_list(const Node& list);
  std::optional<StatuteLabel> missing_before(const StatuteLabel& label) const;
  void give(NodeId id, std::string anchor);

  Document& document_;
  Articles out_;
  std::set<std::string> given_;
  std::map<NodeId, Title> titles_;
  bool has_parts_ = false;
  bool has_chapters_ = false;
  std::string part_;
  std::string chapter_;

  // The article that is being read.
  struct Paragraph {
    NodeId node = 0;
    std::vector<std::pair<NodeId, std::string>> units;  // items and points with the end of their ids
    std::string item;                                   // the one that points belong to
  };
  std::string article_;
  NodeId article_node_ = k_no_node;
  std::vector<Paragraph> paragraphs_;
  int last_number_ = 0;
  int last_insertion_ = 0;
  std::set<std::string> articles_;
};

void ArticleFinder::give(NodeId id, std::string anchor) {
  if (given_.insert(anchor).second) out_.anchors[id].id = std::move(anchor);
}

// Chapters are counted anew in each part, sections in each chapter, so their ids begin with these.
std::string ArticleFinder::title_id(const StatuteLabel& label) {
  switch (label.unit) {
    case Unit::part:
      has_parts_ = true;
      part_ = label.name();
      chapter_.clear();
      return part_;
    case Unit::chapter:
      has_chapters_ = true;
      chapter_ = part_ + label.name();
      return chapter_;
    default: return chapter_ + label.name();
  }
}

void ArticleFinder::find_titles() {
  std::map<std::string, NodeId> last;
  for (auto id = document_.at(Document::k_root).first_child; id != k_no_node; id = document_.at(id).next) {
    const auto type = document_.at(id).type;
    if (type != NodeType::heading && type != NodeType::paragraph) continue;
    const auto text = opening_of(document_, id).text;
    const auto label = label_at_start(text);
    if (!label || label->unit > Unit::section) continue;
    if (type == NodeType::paragraph && !is_title_paragraph(text, label->size)) continue;
    const auto name = title_id(*label);
    if (const auto before = last.find(name); before != last.end()) titles_.erase(before->second);
    last[name] = id;
    titles_[id] = {id, label->unit, name};
  }
  for (const auto& [id, title] : titles_) make_heading(title);
}

void ArticleFinder::make_heading(const Title& title) {
  give(title.node, title.id);
  Node& node = document_.at(title.node);
  if (node.type == NodeType::heading) return;
  document_.retype(title.node, NodeType::heading);
  const bool is_below_part = has_parts_ && title.unit > Unit::part;
  const bool is_below_chapter = has_chapters_ && title.unit > Unit::chapter;
  node.number = k_top_level + (is_below_part ? 1 : 0) + (is_below_chapter ? 1 : 0);
}

std::optional<StatuteLabel> ArticleFinder::missing_before(const StatuteLabel& label) const {
  const StatuteLabel next{Unit::article, last_number_ + 1, 0, 0};
  const StatuteLabel inserted{Unit::article, last_number_, last_insertion_ + 1, 0};
  if (last_number_ == 0) return std::nullopt;  // an excerpt may begin anywhere
  if (label.number > next.number || (label.number == next.number && label.insertion > 0)) return next;
  if (label.number == last_number_ && label.insertion > inserted.insertion) return inserted;
  return std::nullopt;
}

// One that stands there again gives no anchors: a citation means the first.
void ArticleFinder::start_article(NodeId id, const StatuteLabel& label, bool has_text) {
  end_article();
  article_ = label.name();
  if (!articles_.insert(article_).second) {
    out_.findings.push_back({ArticleFault::repeated, id, article_, {}});
    return;
  }
  if (const auto missing = missing_before(label))
    out_.findings.push_back({ArticleFault::missing, id, article_, missing->name()});
  if (label.number >= last_number_) {
    last_number_ = label.number;
    last_insertion_ = label.insertion;
  }
  article_node_ = id;
  if (has_text) paragraphs_.push_back({id, {}, {}});
}

// Citations name the paragraph where an article has several: only now it is known whether it has.
void ArticleFinder::end_article() {
  if (article_node_ == k_no_node) return;
  give(article_node_, article_);
  const bool has_several = paragraphs_.size() > 1;
  for (std::size_t i = 0; i < paragraphs_.size(); ++i) {
    const auto& paragraph = paragraphs_[i];
    const auto name = has_several ? article_ + "第" + chinese_number(static_cast<int>(i + 1)) + "款" : article_;
    const auto own = out_.anchors.find(paragraph.node);
    if (own == out_.anchors.end()) give(paragraph.node, name);
    else if (has_several && given_.insert(name).second) own->second.alias = name;
    for (const auto& [node, unit] : paragraph.units) give(node, name + unit);
  }
  article_node_ = k_no_node;
  paragraphs_.clear();
}

void ArticleFinder::add_paragraph(NodeId id) {
  if (paragraphs_.size() < 9999) paragraphs_.push_back({id, {}, {}});
}

// An item of an article that has no paragraph yet (its number is a heading) belongs to the article.
void ArticleFinder::add_item(NodeId id, int number) {
  if (paragraphs_.empty()) add_paragraph(article_node_);
  auto& paragraph = paragraphs_.back();
  paragraph.item = StatuteLabel{Unit::item, number, 0, 0}.name();
  paragraph.units.emplace_back(id, paragraph.item);
}

void ArticleFinder::add_point(NodeId id, int number) {
  if (number < 1 || number > 9999) return;
  if (paragraphs_.empty()) add_paragraph(article_node_);
  auto& paragraph = paragraphs_.back();
  paragraph.units.emplace_back(id, paragraph.item + StatuteLabel{Unit::point, number, 0, 0}.name());
}

void ArticleFinder::read_list(const Node& list) {
  if (!list.is_ordered) return;
  int number = list.number;
  for (auto item = list.first_child; item != k_no_node && number <= 9999; item = document_.at(item).next) {
    add_point(item, number++);
  }
}

void ArticleFinder::read_labelled(NodeId id, const Opening& opening, const StatuteLabel& label) {
  const bool is_heading = document_.at(id).type == NodeType::heading;
  const bool is_article = label.unit == Unit::article && ends_article_label(opening, label.size);
  if (is_article) return start_article(id, label, !is_heading);
  if (is_heading) return end_article();
  if (article_node_ == k_no_node) return;
  if (label.unit == Unit::item) add_item(id, label.number);
  else if (label.unit == Unit::point) add_point(id, label.number);
  else add_paragraph(id);
}

void ArticleFinder::read_block(NodeId id) {
  const Node& node = document_.at(id);
  switch (node.type) {
    case NodeType::thematic_break: return end_article();
    case NodeType::list:
      if (article_node_ != k_no_node) read_list(node);
      return;
    case NodeType::heading:
    case NodeType::paragraph: break;
    default: return;
  }
  if (titles_.contains(id)) return end_article();
  const auto opening = opening_of(document_, id);
  if (const auto label = label_at_start(opening.text)) return read_labelled(id, opening, *label);
  if (node.type == NodeType::heading || starts_attachment(opening.text)) end_article();
  else if (article_node_ != k_no_node) add_paragraph(id);
}

Articles ArticleFinder::run() {
  find_titles();
  for (auto id = document_.at(Document::k_root).first_child; id != k_no_node; id = document_.at(id).next) {
    read_block(id);
  }
  end_article();
  return std::move(out_);
}

}  // namespace

Articles find_articles(Document& document, std::set<std::string> taken) {
  return ArticleFinder(document, std::move(taken)).run();
}

}  // namespace gazette::markdown
