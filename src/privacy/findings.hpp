#pragma once
// Sightings as errors, for texts of the site and names of files.

#include "base/result.hpp"
#include "privacy/sighting.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// How to mend a finding of this kind; `sample` is a masked value.
std::string help_for(PersonalKind kind, const std::string& sample);

/// An error for each sighting in the text of a content file, at its line and column.
std::vector<Error> personal_text_findings(const std::string& file, std::string_view text,
                                          const PrivacySettings& settings);

/// The same for a part of a path, without its ending: `张三13812345678.docx`. The place is the file as a whole.
std::vector<Error> personal_name_findings(const std::string& file, std::string_view name,
                                          const PrivacySettings& settings);

}  // namespace gazette
