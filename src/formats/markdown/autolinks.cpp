// Runs over each text once from left to right and cuts it where an address is found. Addresses in the text of a
// link or in the description of an image stay text, as HTML allows no link in a link.

#include "formats/markdown/passes.hpp"

#include <utility>

namespace gazette::markdown {

namespace {

struct Address {
  Extent extent;
  std::string_view prefix;  // what the written address lacks as a URL
};

// `*`, `_` and `~` that were hidden as part of an address count as themselves again; escape marks stay.
std::string with_revealed_delimiters(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const auto at = std::min(text.find('\xEE'), text.size());
    out += text.substr(0, at);
    text.remove_prefix(at);
    const auto mark = text.substr(0, 3);
    if (mark == k_hidden_star) out += '*';
    else if (mark == k_hidden_underscore) out += '_';
    else if (mark == k_hidden_tilde) out += '~';
    else if (mark != k_flank_mark && mark != k_skip_mark) out += mark;
    text.remove_prefix(mark.size());
  }
  return out;
}

bool may_hold_address(std::string_view text) {
  return text.find('@') != std::string_view::npos || text.find("://") != std::string_view::npos ||
         text.find("www.") != std::string_view::npos;
}

class Linker {
 public:
  Linker(Document& document, AddressEnd rule) : document_(document), rule_(rule) {}

  void link(NodeId id);

 private:
  std::optional<Address> address_at(std::string_view text, std::size_t at, std::size_t floor, NodeId id) const;
  bool may_start_www(std::string_view before, NodeId id) const;
  NodeId insert_link(NodeId place, std::string_view text, std::string_view prefix);

  Document& document_;
  AddressEnd rule_;
};

// At the start of a text the character before is that of the neighbour: a break, or the end of some emphasis.
bool Linker::may_start_www(std::string_view before, NodeId id) const {
  if (!before.empty()) return may_precede_www(before, rule_);
  const Node& node = document_.at(id);
  const auto neighbour = node.previous != k_no_node ? node.previous : node.parent;
  switch (document_.at(neighbour).type) {
    case NodeType::code:
    case NodeType::html:
    case NodeType::link:
    case NodeType::image:
    case NodeType::footnote_reference: return false;
    default: return true;
  }
}

std::optional<Address> Linker::address_at(std::string_view text, std::size_t at, std::size_t floor, NodeId id) const {
  std::optional<Extent> found;
  std::string_view prefix;
  if (text[at] == ':') {
    found = url_around(text, at, rule_);
  } else if (text[at] == '@') {
    found = email_around(text, at, floor);
    prefix = "mailto:";
  } else if (text.substr(at).starts_with("www.") && may_start_www(text.substr(0, at), id)) {
    found = www_address_at(text, at, rule_);
    prefix = "http://";
  }
  if (!found || found->start < floor) return std::nullopt;
  return Address{*found, prefix};
}

NodeId Linker::insert_link(NodeId place, std::string_view text, std::string_view prefix) {
  const auto url = document_.keep(std::string(prefix) + restored(text));
  const auto shown = url.substr(prefix.size());
  const auto link = document_.make(NodeType::link);
  document_.at(link).url = url;
  document_.at(link).is_bare = true;
  document_.at(link).line = document_.at(place).line;
  document_.insert_after(place, link);
  document_.append(link, document_.make_text(shown));
  return link;
}

void Linker::link(NodeId id) {
  const auto text = document_.keep(with_revealed_delimiters(document_.at(id).literal));
  std::size_t done = 0;
  NodeId last = id;
  for (auto at = text.find_first_of(":@w"); at < text.size(); at = text.find_first_of(":@w", at)) {
    const auto found = address_at(text, at, done, id);
    if (!found) {
      ++at;
      continue;
    }
    const auto [start, end] = found->extent;
    if (last == id) {
      document_.at(id).literal = text.substr(0, start);
    } else if (start > done) {
      const auto between = document_.make_text(text.substr(done, start - done));
      document_.insert_after(last, between);
      last = between;
    }
    last = insert_link(last, text.substr(start, end - start), found->prefix);
    at = done = end;
  }
  if (last != id && done < text.size()) document_.insert_after(last, document_.make_text(text.substr(done)));
}

}  // namespace

// An entity may stand for any character.
bool may_link_bare_addresses(std::string_view source) {
  return may_hold_address(source) || source.find('&') != std::string_view::npos;
}

void link_bare_addresses(Document& document, AddressEnd rule) {
  Linker linker(document, rule);
  std::vector<NodeId> texts;
  int links = 0;
  for (Step step{Document::k_root, true}; step.id != k_no_node; step = document.step_after(step)) {
    const Node& node = document.at(step.id);
    if (node.type == NodeType::link || node.type == NodeType::image) links += step.is_entry ? 1 : -1;
    if (node.type == NodeType::text && links == 0 && may_hold_address(node.literal)) texts.push_back(step.id);
  }
  for (const auto id : texts) linker.link(id);
}

}  // namespace gazette::markdown
