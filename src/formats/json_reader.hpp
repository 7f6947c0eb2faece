#pragma once
// JSON (RFC 8259) as a value: for the publication ledger and for manifests, which may come from anybody.

#include "base/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace gazette {

struct JsonMember;
struct JsonValue;
using JsonArray = std::vector<JsonValue>;
using JsonObject = std::vector<JsonMember>;

/// A value; members of an object stand in the order of the text. A number is an integer where it is written as one
/// and fits.
struct JsonValue {
  std::variant<std::monostate, bool, std::int64_t, double, std::string, JsonArray, JsonObject> held;

  const std::string* as_text() const { return std::get_if<std::string>(&held); }
  const std::int64_t* as_integer() const { return std::get_if<std::int64_t>(&held); }
  const JsonArray* as_array() const { return std::get_if<JsonArray>(&held); }
  const JsonObject* as_object() const { return std::get_if<JsonObject>(&held); }
  bool is_null() const { return std::holds_alternative<std::monostate>(held); }

  /// The member of an object; null when there is none, or when this is no object.
  const JsonValue* member(std::string_view name) const;
};

struct JsonMember {
  std::string name;
  JsonValue value;
};

/// Reads one value with nothing after it. Rule `invalid-json`, with line and column but no file, for what is no JSON,
/// bad UTF-8, a name that an object has twice, and values inside each other more than 64 deep.
Result<JsonValue> parse_json(std::string_view text);

}  // namespace gazette
