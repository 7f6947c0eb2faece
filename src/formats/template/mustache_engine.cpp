// How the engine is used.
//
// The engine parses and walks a skeleton: one short tag for each section and for each run of parts between sections,
// with the number of its first part as its name (`{{0}}{{#2}}{{3}}{{/2}}`). It never sees literal text, which it would
// split at each space and newline, nor the values, of which it would want copies. Each time it asks the context for a
// name, it has reached that part:
// - text or variable: the context appends the bytes of the run to the page, escaped or not, and gives the engine
//   nothing;
// - section: the context answers whether, and over how many rows, the engine walks the parts inside. The rows are
//   a list of dummies of the right length. `push` and `pop` tell the context where the walk is.
// So the order of parts and repetition is the engine's, names and bytes are ours, and a number leads from anything
// the engine says back to a place in a file.
#include "formats/template/mustache_engine.hpp"

#include "base/text.hpp"
#include "formats/html.hpp"

#include <kainjow/mustache.hpp>

#include <algorithm>
#include <cassert>
#include <charconv>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

namespace gazette {

namespace {

namespace mustache = kainjow::mustache;

/// The text that the engine parses, and where each part begins in it.
struct Skeleton {
  std::string text;
  std::vector<std::size_t> offsets;
};

std::string_view sigil_of(PartKind kind) {
  switch (kind) {
    case PartKind::section: return "#";
    case PartKind::inverted_section: return "^";
    case PartKind::section_end: return "/";
    default: return "";
  }
}

bool is_printed(PartKind kind) {
  return kind == PartKind::text || kind == PartKind::variable || kind == PartKind::raw_variable;
}

/// Whether the part has no tag of its own: the run that it belongs to began before it.
bool is_in_run(const std::vector<TemplatePart>& parts, std::size_t number) {
  return number > 0 && is_printed(parts[number].kind) && is_printed(parts[number - 1].kind);
}

Skeleton skeleton_of(const std::vector<TemplatePart>& parts) {
  Skeleton skeleton;
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (is_in_run(parts, i)) {
      skeleton.offsets.push_back(skeleton.offsets.back());
      continue;
    }
    auto number = i;
    if (parts[i].kind == PartKind::section_end && !open.empty()) {
      number = open.back();
      open.pop_back();
    }
    if (parts[i].kind == PartKind::section || parts[i].kind == PartKind::inverted_section) open.push_back(i);
    skeleton.offsets.push_back(skeleton.text.size());
    skeleton.text.append("{{").append(sigil_of(parts[i].kind)).append(std::to_string(number)).append("}}");
  }
  return skeleton;
}

/// The name of each part at its dots, ready to be looked up.
using Paths = std::vector<std::vector<Name>>;

Paths paths_of(const std::vector<TemplatePart>& parts) {
  Paths paths;
  paths.reserve(parts.size());
  for (const auto& part : parts) paths.emplace_back(part.path.begin(), part.path.end());
  return paths;
}

/// Lists of a length without contents, made once for each length.
class DummyRows {
 public:
  const mustache::data* of(std::size_t count) {
    const auto known = lists_.find(count);
    if (known != lists_.end()) return &known->second;
    return &lists_.emplace(count, mustache::list(count, mustache::data(true))).first->second;
  }

 private:
  std::map<std::size_t, mustache::data> lists_;
};

/// The walk of one render.
class PageContext final : public mustache::basic_context<std::string> {
 public:
  PageContext(const std::vector<TemplatePart>& parts, const Paths& paths, Scopes& scopes, DummyRows& rows,
              std::string& page)
      : parts_(parts), paths_(paths), scopes_(scopes), rows_(rows), page_(page) {}

  const mustache::data* get(const std::string& name) const override {
    std::size_t number = 0;
    std::from_chars(name.data(), name.data() + name.size(), number);
    assert(number < parts_.size());
    if (!is_printed(parts_[number].kind)) return reach_section(number);
    do print(number++);
    while (number < parts_.size() && is_printed(parts_[number].kind));
    return nullptr;
  }

  const mustache::data* get_partial(const std::string&) const override { return nullptr; }

  void push(const mustache::data*) override {
    if (opening_) scopes_.enter(*opening_);
    opening_ = nullptr;
  }

  void pop() override { scopes_.leave(); }

  const std::vector<const TemplatePart*>& unset() const { return unset_; }

 private:
  const mustache::data* reach_section(std::size_t number) const {
    const auto* value = value_of(number);
    if (!value) return nullptr;
    if (parts_[number].kind == PartKind::section) return open(*value);
    return value->is_true() ? &true_ : nullptr;
  }

  void print(std::size_t number) const {
    const auto& part = parts_[number];
    if (part.kind == PartKind::text) {
      page_ += part.text;
      return;
    }
    const auto* value = value_of(number);
    const auto text = value ? value->as_text() : std::nullopt;
    if (!text) return;
    if (part.kind == PartKind::raw_variable) page_ += *text;
    else append_escaped_html(page_, *text);
  }

  /// Null where nothing sets the name, which is noted.
  const Value* value_of(std::size_t number) const {
    const auto& part = parts_[number];
    const auto& path = paths_[number];
    const auto* value = part.is_of_page ? scopes_.find_in_page(path) : scopes_.find(path);
    if (!value && !part.may_be_unset) note_unset(part);
    return value;
  }

  /// What is true opens with the push that follows at once; `leave` then counts the rows of a list.
  const mustache::data* open(const Value& value) const {
    if (!value.is_true()) return nullptr;
    opening_ = &value;
    const auto rows = value.row_count();
    return rows ? rows_.of(*rows) : &true_;
  }

  void note_unset(const TemplatePart& part) const {
    if (std::find(unset_.begin(), unset_.end(), &part) == unset_.end()) unset_.push_back(&part);
  }

  // The engine asks through a const interface, and asking moves the walk on: hence `mutable`.
  const std::vector<TemplatePart>& parts_;
  const Paths& paths_;
  Scopes& scopes_;
  DummyRows& rows_;
  std::string& page_;
  mustache::data true_{true};
  mutable const Value* opening_ = nullptr;
  mutable std::vector<const TemplatePart*> unset_;
};

/// Where the engine would write, if the context left it anything but empty text.
struct NoStream {
  NoStream& operator<<(const std::string& text) {
    assert(text.empty());
    static_cast<void>(text);
    return *this;
  }
};

Error unset_error(const std::vector<const TemplatePart*>& unset) {
  Error error{ErrorKind::configuration,
              "unknown-name",
              "nothing sets " + quoted(unset.front()->text) + " on this page",
              unset.front()->place,
              "gazette should set every name it knows: this is its fault and not the theme's",
              {}};
  for (std::size_t i = 1; i < unset.size(); ++i) {
    error.notes.push_back({"nothing sets " + quoted(unset[i]->text) + " either", unset[i]->place});
  }
  return error;
}

/// The engine ends its messages with "at <offset>".
std::optional<std::size_t> offset_in(std::string_view message) {
  const auto number = parse_integer(message.substr(message.find_last_of(' ') + 1));
  if (!number || *number < 0) return std::nullopt;
  return static_cast<std::size_t>(*number);
}

Error engine_error(const std::string& message, const std::vector<TemplatePart>& parts, const Skeleton& skeleton) {
  Place place;
  if (const auto offset = offset_in(message); offset && !parts.empty()) {
    const auto after = std::upper_bound(skeleton.offsets.begin(), skeleton.offsets.end(), *offset);
    place = parts[static_cast<std::size_t>(after - skeleton.offsets.begin()) - 1].place;
  }
  return {ErrorKind::configuration,
          "template-syntax",
          "the template engine refused the template: " + message,
          std::move(place),
          "gazette should have found this earlier: please report it",
          {}};
}

}  // namespace

struct ParsedTemplate::Engine {
  explicit Engine(const std::vector<TemplatePart>& all)
      : parts(all), paths(paths_of(all)), skeleton(skeleton_of(all)), parsed(skeleton.text) {}

  const std::vector<TemplatePart>& parts;
  Paths paths;
  Skeleton skeleton;
  mustache::mustache parsed;
  DummyRows rows;
  std::string page;  ///< kept between renders, so that it seldom grows
};

ParsedTemplate::ParsedTemplate(const std::vector<TemplatePart>& parts) : engine_(std::make_unique<Engine>(parts)) {}
ParsedTemplate::~ParsedTemplate() = default;
ParsedTemplate::ParsedTemplate(ParsedTemplate&&) noexcept = default;
ParsedTemplate& ParsedTemplate::operator=(ParsedTemplate&&) noexcept = default;

Result<std::string> ParsedTemplate::render(Scopes scopes) {
  auto& [parts, paths, skeleton, parsed, rows, page] = *engine_;
  if (!parsed.is_valid()) return engine_error(parsed.error_message(), parts, skeleton);
  page.clear();
  PageContext context(parts, paths, scopes, rows, page);
  NoStream nothing;
  parsed.render(context, nothing);
  if (!context.unset().empty()) return unset_error(context.unset());
  return std::string(page);
}

}  // namespace gazette
