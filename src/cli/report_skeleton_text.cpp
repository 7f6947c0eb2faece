#include "cli/report_skeleton_text.hpp"

#include "base/text.hpp"
#include "report/figures_writer.hpp"
#include "report/report_facts.hpp"

#include <array>

namespace gazette {

namespace {

bool is_chinese(const NewReport& report) { return report.site.config.language.starts_with("zh"); }

const std::string& label(const NewReport& report, const FormLabel& label) {
  return label_in(label, report.site.config.language);
}

std::string body_name(const NewReport& report) {
  const auto& config = report.site.config;
  if (const auto* issuer = find_issuer(config, report.issuer)) return issuer->name;
  return config.agency.name.empty() ? config.title : config.agency.name;
}

/// 一, 十, 十一, 二十: up to 99.
std::string chinese_number(std::size_t number) {
  constexpr std::array<std::string_view, 10> k_digits = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  const auto tens = number / 10;
  std::string out(tens > 1 ? k_digits[tens % 10] : "");
  if (tens > 0) out += "十";
  return out += k_digits[number % 10];
}

std::string date_text(const Date& date, bool is_chinese_text) {
  constexpr std::array<std::string_view, 12> k_months = {"January",   "February", "March",    "April",
                                                         "May",       "June",     "July",     "August",
                                                         "September", "October",  "November", "December"};
  const auto year = std::to_string(date.year), day = std::to_string(date.day);
  if (is_chinese_text) return year + "年" + std::to_string(date.month) + "月" + day + "日";
  return day + " " + std::string(k_months[static_cast<std::size_t>(date.month) - 1]) + " " + year;
}

std::string title_of(const NewReport& report) {
  const auto year = std::to_string(report.year);
  return body_name(report) + (is_chinese(report) ? year + "年" : " " + year + " ") + label(report, report.form->title);
}

std::string components_part(const NewReport& report) {
  if (!component_table(*report.form)) return {};
  std::string out;
  for (const auto& [key, name] : report.components)
    out += "\n[[report.components]]\nkey = " + toml_text(key) + "\nlabel = " + toml_text(name) + "\n";
  if (out.empty())
    out =
        "\n# [[report.components]]  # one for each part of the body with figures of its own\n"
        "# key = \"oip\"\n# label = \"OIP\"\n";
  return out;
}

std::string metadata(const NewReport& report) {
  const auto today = iso_date(report.site.view.as_of.date);
  std::string out = "+++\ntitle = " + toml_text(title_of(report)) + "\n";
  if (!report.index_number.empty()) out += "index_number = " + toml_text(report.index_number) + "\n";
  if (!report.issuer.empty()) out += "issuer = " + toml_text(report.issuer) + "\n";
  out += "made = " + today + "\npublished = " + today +
         "\ndraft = true\n\n[report]\nyear = " + std::to_string(report.year) +
         "\nform = " + toml_text(report.form->id) + "\n";
  return out + components_part(report) + "+++\n";
}

std::string period_sentence(const NewReport& report) {
  const auto period = period_of(*report.form, report.year);
  if (!period) return {};
  const bool chinese = is_chinese(report);
  const auto first = date_text(period->first, chinese), last = date_text(period->last, chinese);
  return chinese ? "本报告所列数据的统计期限自" + first + "起至" + last + "止。"
                 : "The figures of this report cover " + first + " to " + last + ".";
}

std::string contact_sentence(const NewReport& report) {
  const auto& agency = report.site.config.agency;
  const bool chinese = is_chinese(report);
  std::vector<std::string> ways;
  const auto add = [&](const std::string& value, std::string_view chinese_name, std::string_view name) {
    if (!value.empty()) ways.push_back(std::string(chinese ? chinese_name : name) + value);
  };
  add(agency.address, "地址：", "address: ");
  add(agency.postcode, "邮编：", "postcode: ");
  add(agency.phone, "电话：", "telephone: ");
  add(agency.email, "电子邮箱：", "mail: ");
  if (ways.empty()) return {};
  const auto& name = agency.name.empty() ? report.site.config.title : agency.name;
  return chinese ? "如对本报告有疑问，请与" + name + "联系（" + joined(ways, "；") + "）。"
                 : "Questions about this report go to " + name + " (" + joined(ways, "; ") + ").";
}

std::string parts_of(const NewReport& report) {
  std::string out;
  const auto& parts = report.form->parts;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool is_numbered = is_chinese(report) && report.form->language.starts_with("zh");
    out +=
        "\n## " + (is_numbered ? chinese_number(i + 1) + "、" : std::string()) + label(report, parts[i].label) + "\n";
    for (const auto& table : parts[i].tables) out += "\n{{" + table + "}}\n";
  }
  return out;
}

}  // namespace

std::string new_report_text(const NewReport& report) {
  auto out = metadata(report);
  const auto period = period_sentence(report), contact = contact_sentence(report);
  const bool needs_space = !is_chinese(report) && !period.empty() && !contact.empty();
  if (!period.empty() || !contact.empty()) out += "\n" + period + (needs_space ? " " : "") + contact + "\n";
  return out + parts_of(report);
}

}  // namespace gazette
