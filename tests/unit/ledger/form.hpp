#pragma once
// The tables of the 2021 form that a request ledger fills, and no more of it.

#include "model/form.hpp"

#include <string>
#include <utility>
#include <vector>

namespace gazette::ledger_test {

inline FormLine line(std::string key, std::string own, std::string english = {}, std::string short_label = {}) {
  FormLine line;
  line.key = std::move(key);
  line.label = {std::move(own), std::move(english)};
  line.short_label.own = std::move(short_label);
  return line;
}

inline FormLine total(std::string key) {
  auto out = line(key, "总计");
  out.total = FormTotal{};
  return out;
}

inline FormLine in_group(FormLine line, std::size_t group) {
  line.group = group;
  return line;
}

inline std::vector<FormRow> t3_rows() {
  std::vector<FormRow> rows = {line("n", "一、本年新收政府信息公开申请数量", "new requests", "新收"),
                               line("c", "二、上年结转政府信息公开申请数量", "carried over", "上年结转"),
                               in_group(line("a1", "（一）予以公开", "Disclosed in full", "予以公开"), 0),
                               in_group(line("a2", "（二）部分公开", "disclosed in part", "部分公开"), 0)};
  const std::vector<std::pair<std::string, int>> groups = {{"b", 8}, {"d", 3}, {"e", 5}, {"f", 3}};
  for (std::size_t g = 0; g < groups.size(); ++g)
    for (int i = 1; i <= groups[g].second; ++i) {
      const auto number = std::to_string(i);
      rows.push_back(in_group(line(groups[g].first + number, number + ".其他"), g + 1));
    }
  rows.push_back(in_group(total("t"), 0));
  rows.push_back(line("z", "四、结转下年度继续办理", "carried forward"));
  return rows;
}

inline FormTable t3() {
  FormTable table;
  table.key = "t3";
  table.row_groups = {{"results", {"三、本年度办理结果", {}}, k_no_group},
                      {"b", {"（三）不予公开", "(3) Refused"}, 0},
                      {"d", {}, 0},
                      {"e", {}, 0},
                      {"f", {}, 0}};
  table.rows = t3_rows();
  table.columns = {line("nat", "自然人", "natural persons"),
                   line("com", "商业企业", "Companies"),
                   line("sci", "科研机构"),
                   line("pub", "社会公益组织"),
                   line("law", "法律服务机构"),
                   line("oth", "其他"),
                   total("total")};
  return table;
}

inline FormTable t4() {
  FormTable table;
  table.key = "t4";
  table.rows = {line("review", "行政复议"), line("suit_direct", "未经复议直接起诉"), line("suit_after", "复议后起诉")};
  table.columns = {line("upheld", "结果维持"), line("corrected", "结果纠正"), line("other", "其他结果"),
                   line("pending", "尚未审结"), total("total")};
  return table;
}

inline Form form_2021() {
  Form form;
  form.id = "cn-2021";
  form.period = FormPeriod{};
  form.tables = {t3(), t4()};
  form.ledger = LedgerRule{"t3", "n", "c", "t", "z", "t4", 20, 20};
  return form;
}

}  // namespace gazette::ledger_test
