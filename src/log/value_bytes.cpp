#include "log/model_fields.hpp"

namespace gazette {

namespace {

enum class ValueKind { absent, flag, text, list, record };

constexpr int k_deepest = 64;  // a damaged file must not exhaust the stack; TOML gives up far earlier

ValueKind kind_of(const Value& value) {
  if (value.as_flag()) return ValueKind::flag;
  if (value.as_text()) return ValueKind::text;
  if (value.as_list()) return ValueKind::list;
  if (value.as_record()) return ValueKind::record;
  return ValueKind::absent;
}

Value read_value(ByteReader& in, int depth);

Record read_record(ByteReader& in, int depth) {
  Record record;
  for (auto count = in.count(); count > 0 && in.is_sound(); --count) {
    std::string name(in.text());
    record.set(std::move(name), read_value(in, depth));
  }
  return record;
}

List read_list(ByteReader& in, int depth) {
  List list;
  for (auto count = in.count(); count > 0 && in.is_sound(); --count) list.push_back(read_value(in, depth));
  return list;
}

Value read_value(ByteReader& in, int depth) {
  if (depth > k_deepest) in.fail();
  ValueKind kind{};
  get(in, kind);
  switch (kind) {
    case ValueKind::absent: return {};
    case ValueKind::flag: return in.number() != 0;
    case ValueKind::text: return in.text();
    case ValueKind::list: return read_list(in, depth + 1);
    case ValueKind::record: return read_record(in, depth + 1);
  }
  in.fail();
  return {};
}

void put_names(ByteWriter& out, const Names& names) {
  const auto all = names.all();
  out.number(all.size());
  for (const auto name : all) {
    out.text(name);
    put(out, *names.find(name));
  }
}

}  // namespace

void put(ByteWriter& out, const Record& record) { put_names(out, record); }

void get(ByteReader& in, Record& record) { record = read_record(in, 0); }

void put(ByteWriter& out, const Value& value) {
  put(out, kind_of(value));
  if (const auto* flag = value.as_flag()) put(out, *flag);
  else if (const auto text = value.as_text()) out.text(*text);
  else if (const auto* list = value.as_list()) put(out, *list);
  else if (const auto* names = value.as_record()) put_names(out, *names);
}

void get(ByteReader& in, Value& value) { value = read_value(in, 0); }

}  // namespace gazette
