#include "pages/citation.hpp"

namespace gazette {

namespace {

std::string chinese_citation(const std::string& issuer, const Item& item, const std::string& address) {
  std::string out;
  if (!issuer.empty()) out.append(issuer).append(". ");
  out.append(item.title);
  if (!item.document_number.empty()) out.append(": ").append(item.document_number);
  out.append("[EB/OL]. ");
  if (item.published) out.append("(").append(iso_date(item.published->date)).append("). ");
  return out.append(address);
}

std::string other_citation(const std::string& issuer, const Item& item, const std::string& address) {
  std::string out(issuer);
  if (item.published) out.append(out.empty() ? "(" : " (").append(iso_date(item.published->date)).append(")");
  if (!out.empty()) out.append(". ");
  out.append(item.title);
  if (!item.document_number.empty()) out.append(" (").append(item.document_number).append(")");
  return out.append(". ").append(address);
}

}  // namespace

std::string citation_of(const SiteValues& values, const Item& item) {
  const auto& config = values.site().config;
  const auto address = absolute_link_to(config, item.route.path);
  const auto& issuer = values.issuer_name(item);
  return config.language.starts_with("zh") ? chinese_citation(issuer, item, address)
                                           : other_citation(issuer, item, address);
}

}  // namespace gazette
