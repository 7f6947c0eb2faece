#include "model/item.hpp"

#include <algorithm>

namespace gazette {

std::string_view disclosure_key(Disclosure disclosure) {
  switch (disclosure) {
    case Disclosure::proactive: return "proactive";
    case Disclosure::on_request: return "on-request";
    case Disclosure::withheld: return "withheld";
  }
  return "proactive";
}

std::string_view validity_key(Validity validity) {
  switch (validity) {
    case Validity::in_force: return "in-force";
    case Validity::amended: return "amended";
    case Validity::repealed: return "repealed";
    case Validity::expired: return "expired";
  }
  return "in-force";
}

Place place_of(const Item& item, const std::string& key) {
  const auto found = item.positions.find(key);
  return {item.source, found == item.positions.end() ? Position{} : found->second};
}

Place place_in(const Item& item, Position at) { return {item.source, at}; }

const std::string& summary_of(const Item& item) {
  return item.summary.empty() ? item.text.essence().summary : item.summary;
}

const Waiver* find_waiver(const std::vector<Waiver>& waivers, std::string_view rule) {
  const auto found = std::ranges::find(waivers, rule, &Waiver::rule);
  return found == waivers.end() ? nullptr : &*found;
}

const Waiver* find_waiver(const Item& item, std::string_view rule) { return find_waiver(item.waivers, rule); }

bool is_waived(const Item& item, std::string_view rule) { return find_waiver(item, rule) != nullptr; }

}  // namespace gazette
