#pragma once
// A package as a bag (RFC 8493, BagIt 1.0): its payload below data/, and beside it the files that describe the payload
// and list the digest of every file, so that anybody can check it with `sha256sum` alone.

#include "archive/packed_file.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gazette {

/// The metadata of a bag, label and value, in the order in which bag-info.txt shows them.
using BagInfo = std::vector<std::pair<std::string, std::string>>;

/// Lines `Label: value`. A value keeps to its line: line ends in it become spaces; labels without a value are left out.
std::string bag_info_text(const BagInfo& info);

/// A path as manifests write it: `%`, CR and LF are percent-encoded (section 2.1.3), nothing else.
std::string manifest_path(std::string_view path);

/// Lines of digest and path, in the order of `files`.
std::string bag_manifest(const std::vector<PackedFile>& files);

/// The whole bag in one folder `name`, sorted by path. `payload` has its paths below data/. Payload-Oxum is added to
/// `info`, which says everything else.
std::vector<PackedFile> bag_of(const std::string& name, BagInfo info, std::vector<PackedFile> payload);

}  // namespace gazette
