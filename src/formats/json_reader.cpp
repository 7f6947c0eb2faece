// nlohmann's parser tells us what it meets (SAX) and we build our own value: it keeps the order, and refuses what a
// tree of its own would swallow, names that come twice and depths that would overflow the stack when they are freed.
#include "formats/json_reader.hpp"

#include "base/text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <set>

namespace gazette {

namespace {

constexpr std::size_t k_most_depth = 64;

class Builder {
 public:
  // The names are those that the parser calls.
  bool null() { return add({}); }
  bool boolean(bool value) { return add({value}); }
  bool number_integer(std::int64_t value) { return add({value}); }
  bool number_unsigned(std::uint64_t value) {
    if (value <= static_cast<std::uint64_t>(INT64_MAX)) return add({static_cast<std::int64_t>(value)});
    return add({static_cast<double>(value)});
  }
  bool number_float(double value, const std::string&) { return add({value}); }
  bool string(std::string& value) { return add({std::move(value)}); }
  bool binary(std::vector<std::uint8_t>&) { return false; }
  bool start_object(std::size_t) { return open({JsonObject{}}); }
  bool start_array(std::size_t) { return open({JsonArray{}}); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }

  bool key(std::string& name) {
    if (!open_.back().names.insert(name).second) {
      fault = "the name " + gazette::quoted(name) + " stands in one object twice";
      return false;
    }
    open_.back().key = std::move(name);
    return true;
  }

  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& error) {
    fault_at = position;
    fault = error.what();
    // "[json.exception.parse_error.101] parse error at line 1, column 2: what we want"
    if (const auto start = fault.find(": "); start != std::string::npos) fault.erase(0, start + 2);
    return false;
  }

  std::optional<JsonValue> root;
  std::optional<std::size_t> fault_at;  ///< bytes read, from 1
  std::string fault;

 private:
  struct Open {
    JsonValue value;
    std::string key;
    std::set<std::string> names;
  };

  bool add(JsonValue value) {
    if (open_.empty()) {
      root = std::move(value);
      return true;
    }
    auto& outer = open_.back();
    if (auto* array = std::get_if<JsonArray>(&outer.value.held)) array->push_back(std::move(value));
    else std::get<JsonObject>(outer.value.held).push_back({std::move(outer.key), std::move(value)});
    return true;
  }

  bool open(JsonValue value) {
    if (open_.size() >= k_most_depth) {
      fault = "values stand inside each other more than 64 deep";
      return false;
    }
    open_.push_back({std::move(value), {}, {}});
    return true;
  }

  bool close() {
    auto value = std::move(open_.back().value);
    open_.pop_back();
    return add(std::move(value));
  }

  std::vector<Open> open_;
};

// Columns count characters.
Position position_at(std::string_view text, std::size_t offset) {
  Position at{1, 1, 1};
  for (const char c : text.substr(0, std::min(offset, text.size()))) {
    if (c == '\n') at = {at.line + 1, 1, 1};
    else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) ++at.column;
  }
  return at;
}

}  // namespace

const JsonValue* JsonValue::member(std::string_view name) const {
  const auto* object = as_object();
  if (!object) return nullptr;
  const auto found = std::find_if(object->begin(), object->end(), [&](const JsonMember& m) { return m.name == name; });
  return found == object->end() ? nullptr : &found->value;
}

Result<JsonValue> parse_json(std::string_view text) {
  Builder builder;
  if (nlohmann::json::sax_parse(text.begin(), text.end(), &builder) && builder.root) return *std::move(builder.root);
  Error error;
  error.rule = "invalid-json";
  error.message = "this is not JSON: " + builder.fault;
  error.place.at =
      position_at(text, builder.fault_at ? *builder.fault_at - std::min<std::size_t>(1, *builder.fault_at) : 0);
  return error;
}

}  // namespace gazette
