#include "pages/template_names.hpp"

#include "pages/template_records.hpp"

#include <algorithm>
#include <iterator>
#include <map>

namespace gazette {

const std::vector<DocumentedRecord>& documented_records() {
  static const auto records = [] {
    auto all = page_records();
    for (const auto part : {report_records, public_record_records}) std::ranges::move(part(), std::back_inserter(all));
    return all;
  }();
  return records;
}

namespace {

const DocumentedRecord* find_record(std::string_view name) {
  const auto& records = documented_records();
  const auto found = std::find_if(records.begin(), records.end(), [&](const auto& r) { return r.name == name; });
  return found == records.end() ? nullptr : &*found;
}

/// The schemas of all records and page kinds, each made once. A map keeps addresses stable.
class Schemas {
 public:
  Schemas() {
    for (const auto kind :
         {PageKind::home, PageKind::category, PageKind::item, PageKind::page, PageKind::report, PageKind::reports,
          PageKind::comparison, PageKind::taxonomy, PageKind::term, PageKind::coverage, PageKind::standard,
          PageKind::rules_register, PageKind::verify, PageKind::search, PageKind::subscribe, PageKind::data,
          PageKind::redirect, PageKind::not_found}) {
      auto& schema = kinds_[kind];
      for (const auto name : records_of(kind)) add_fields(*find_record(name), schema);
      add_list_flags(schema);
    }
  }

  const NameSchema& of(PageKind kind) const { return kinds_.at(kind); }

 private:
  static std::vector<std::string_view> records_of(PageKind kind) {
    switch (kind) {
      case PageKind::page: return {"page", "item"};
      case PageKind::report: return {"page", "item", "report"};
      case PageKind::reports: return {"page", "category", "reports"};
      default: return {"page", page_kind_name(kind)};
    }
  }

  // For every list `x` of a page there is a flag `has_x`.
  static void add_list_flags(NameSchema& schema) {
    std::vector<NameField> flags;
    for (const auto& field : schema.fields) {
      if (field.type == NameType::list) flags.push_back({"has_" + field.name, NameType::flag, nullptr, false});
    }
    schema.fields.insert(schema.fields.end(), flags.begin(), flags.end());
  }

  void add_fields(const DocumentedRecord& record, NameSchema& schema) {
    for (const auto& name : record.names) {
      const auto* inside = find_record(name.of);
      const bool is_open = name.type == NameType::record && !inside;
      schema.fields.push_back({std::string(name.name), name.type, inside ? &schema_of(*inside) : nullptr, is_open});
    }
  }

  const NameSchema& schema_of(const DocumentedRecord& record) {
    const auto [made, is_new] = records_.try_emplace(record.name);
    if (is_new) add_fields(record, made->second);
    return made->second;
  }

  std::map<std::string_view, NameSchema> records_;
  std::map<PageKind, NameSchema> kinds_;
};

std::string type_text(const DocumentedName& name) {
  switch (name.type) {
    case NameType::text: return "text";
    case NameType::html: return "HTML";
    case NameType::flag: return "flag";
    case NameType::record: return find_record(name.of) ? "record `" + std::string(name.of) + "`" : "record";
    case NameType::list: return name.of.empty() ? "list of text" : "list of `" + std::string(name.of) + "`";
  }
  return "text";
}

}  // namespace

const NameSchema& names_of(PageKind kind) {
  static const Schemas schemas;
  return schemas.of(kind);
}

std::string names_as_markdown() {
  std::string out =
      "What is empty or absent is false in a section. For every list `x` of a page there is a flag `has_x`, true when "
      "the "
      "list holds something.\n\n";
  for (const auto& record : documented_records()) {
    out += "### `" + std::string(record.name) + "`\n\n" + std::string(record.note) +
           "\n\n| name | type | what it is |\n| --- | --- | --- |\n";
    for (const auto& name : record.names)
      out += "| `" + std::string(name.name) + "` | " + type_text(name) + " | " + std::string(name.note) + " |\n";
    out += "\n";
  }
  return out;
}

}  // namespace gazette
