#include "archive/bag.hpp"

#include <algorithm>
#include <iterator>

namespace gazette {

namespace {

constexpr std::string_view k_declaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

std::string on_one_line(std::string_view value) {
  std::string out(value);
  std::ranges::replace_if(
      out, [](char c) { return c == '\r' || c == '\n'; }, ' ');
  return out;
}

std::string payload_oxum(const std::vector<PackedFile>& payload) {
  std::uint64_t bytes = 0;
  for (const auto& file : payload) bytes += file.size;
  return std::to_string(bytes) + "." + std::to_string(payload.size());
}

void sort_by_path(std::vector<PackedFile>& files) { std::ranges::sort(files, {}, &PackedFile::path); }

}  // namespace

std::string bag_info_text(const BagInfo& info) {
  std::string out;
  for (const auto& [label, value] : info) {
    if (!value.empty()) out.append(label).append(": ").append(on_one_line(value)).append("\n");
  }
  return out;
}

std::string manifest_path(std::string_view path) {
  std::string out;
  out.reserve(path.size());
  for (const char c : path) {
    if (c == '%') out += "%25";
    else if (c == '\r') out += "%0D";
    else if (c == '\n') out += "%0A";
    else out += c;
  }
  return out;
}

std::string bag_manifest(const std::vector<PackedFile>& files) {
  std::string out;
  for (const auto& file : files) out.append(file.sha256).append("  ").append(manifest_path(file.path)).append("\n");
  return out;
}

std::vector<PackedFile> bag_of(const std::string& name, BagInfo info, std::vector<PackedFile> payload) {
  for (auto& file : payload) file.path = "data/" + file.path;
  sort_by_path(payload);
  info.emplace_back("Payload-Oxum", payload_oxum(payload));
  std::vector<PackedFile> tags;
  tags.push_back(packed_text("bag-info.txt", bag_info_text(info)));
  tags.push_back(packed_text("bagit.txt", std::string(k_declaration)));
  tags.push_back(packed_text("manifest-sha256.txt", bag_manifest(payload)));
  auto manifest_of_tags = packed_text("tagmanifest-sha256.txt", bag_manifest(tags));
  auto files = std::move(payload);
  files.insert(files.end(), std::make_move_iterator(tags.begin()), std::make_move_iterator(tags.end()));
  files.push_back(std::move(manifest_of_tags));
  for (auto& file : files) file.path = name + "/" + file.path;
  sort_by_path(files);
  return files;
}

}  // namespace gazette
