#pragma once
// The package of a year: its payload as a bag with what a records office wants to know of it.

#include "archive/write_package.hpp"
#include "archive/year_items.hpp"

#include <string>
#include <vector>

namespace gazette {

/// `www.example.gov.cn-2025`: ASCII letters, digits, dots and hyphens of the site's host, and the year. Two bodies have
/// two names, and a year has the same one in every run.
std::string package_name(const SiteConfig& config, int year);

/// The bag. Everything follows from the site and its payload but `bagging_day`, which bag-info.txt states.
Package year_package(const Site& site, const YearItems& items, std::vector<PackedFile> payload,
                     const Date& bagging_day);

}  // namespace gazette
