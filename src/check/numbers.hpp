#pragma once
// Index numbers (索引号) and document numbers (发文字号): whether they are there, well formed, in order and unique.

#include "base/diagnostics.hpp"
#include "model/site.hpp"

#include <string_view>

namespace gazette {

/// Rules `missing-index-number`, `index-number-pattern`, `index-number-year`, `index-number-gap`,
/// `document-number-form` and `duplicate-document-number`.
void check_numbers(const Site& site, Diagnostics& diagnostics);

/// What is wrong with a Chinese document number (GB/T 9704-2012, 7.2.5), or empty.
std::string_view document_number_fault(std::string_view number);

}  // namespace gazette
