#include "ledger/columns.hpp"

#include "base/text.hpp"

namespace gazette {

namespace {

struct FieldNames {
  std::string_view key;
  std::array<std::string_view, 4> labels;  ///< the first is the one that messages show; unused ones are empty
};

constexpr std::array<FieldNames, k_ledger_field_count> k_names = {{
    {"number", {"编号", "申请编号", "request number", "no."}},
    {"received", {"收到日期", "收到申请日期", "date received", "received on"}},
    {"applicant", {"申请人类型", "申请人类别", "applicant type", "applicant kind"}},
    {"outcome", {"办理结果", "处理结果", "result", {}}},
    {"answered", {"答复日期", "date answered", "answered on", {}}},
    {"extended", {"是否延期", "延期", "extension", {}}},
    {"paused", {"不计入期限的工作日", "不计入期限", "paused days", {}}},
    {"review", {"行政复议", "复议结果", "review result", {}}},
    {"review_filed", {"行政复议申请日期", "复议申请日期", "review filed", {}}},
    {"review_closed", {"行政复议审结日期", "复议审结日期", "review closed", {}}},
    {"suit", {"行政诉讼", "诉讼结果", "suit result", {}}},
    {"suit_filed", {"行政诉讼起诉日期", "起诉日期", "suit filed", {}}},
    {"suit_closed", {"行政诉讼审结日期", "诉讼审结日期", "suit closed", {}}},
}};

const FieldNames& names_of(LedgerField field) { return k_names[static_cast<std::size_t>(field)]; }

bool is_name_of(const FieldNames& names, std::string_view name) {
  if (name == names.key) return true;
  for (const auto label : names.labels)
    if (!label.empty() && name == label) return true;
  return false;
}

}  // namespace

std::string_view ledger_field_key(LedgerField field) { return names_of(field).key; }

std::string_view ledger_field_label(LedgerField field) { return names_of(field).labels.front(); }

bool is_required(LedgerField field) {
  return field == LedgerField::number || field == LedgerField::received || field == LedgerField::applicant;
}

std::optional<LedgerField> find_ledger_field(std::string_view name) {
  const auto wanted = lower_ascii(trimmed(name));
  for (const auto field : k_ledger_fields)
    if (is_name_of(names_of(field), wanted)) return field;
  return std::nullopt;
}

std::vector<std::string_view> ledger_field_names() {
  std::vector<std::string_view> all;
  for (const auto& names : k_names) {
    all.push_back(names.key);
    for (const auto label : names.labels)
      if (!label.empty()) all.push_back(label);
  }
  return all;
}

}  // namespace gazette
