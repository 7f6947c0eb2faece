#pragma once
// What a body must publish, as data, and what of it the site holds: schemes of statutory categories, standard
// catalogues (基层政务公开标准目录), and the items that answer each of their rows. Read and counted by `coverage`.

#include "base/place.hpp"
#include "model/route.hpp"

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace gazette {

struct Category;
struct Entry;

/// One thing that a body must publish.
struct SchemeRow {
  std::string key;    ///< `art20-7`; unique in its scheme
  std::string label;  ///< in the scheme's language
  std::string english;
  std::string article;  ///< 第二十条第（七）项
  std::string group;    ///< of the scheme's groups; empty: for every body
};

/// Rows that only some bodies owe (a city, a township): a site turns them on.
struct SchemeGroup {
  std::string key, label, english;
};

/// Something that a disclosure guide must tell: a field of `[agency]`, or one of some words in its text.
struct GuidePart {
  std::string label, english;
  std::string agency;              ///< key of `[agency]`; empty where only the text can tell
  std::vector<std::string> words;  ///< any of them in the guide's text
};

/// A list of categories that a law or a regulator prescribes.
struct Scheme {
  std::string id, language, title, english, basis, source;
  std::string note;  ///< what nobody has verified
  std::vector<SchemeGroup> groups;
  std::vector<SchemeRow> rows;
  std::vector<std::string> columns;  ///< the columns that a site must have: `guide`, `reports`, …
  std::string guide_basis;
  std::vector<GuidePart> guide;  ///< empty: nothing is prescribed
};

/// One line of a standard catalogue, with the ten columns of 国办发〔2019〕54号.
struct StandardRow {
  std::string serial;         ///< 序号
  std::string first, second;  ///< 一级事项, 二级事项
  std::string content;        ///< 公开内容（要素）
  std::string basis;          ///< 公开依据
  std::string time_limit;     ///< 公开时限 as printed
  std::string body;           ///< 公开主体
  std::string channels;       ///< 公开渠道和载体
  std::string audience;       ///< 公开对象
  std::string method;         ///< 公开方式
  std::string level;          ///< 公开层级
  std::string path;           ///< `义务教育/招生管理/学校介绍`: how items name the row
  Place place;
  /// What 公开时限 comes to: 20个工作日 is 20, 实时 is 0; absent where it states no number of working days (及时,
  /// 长期公开) or two different ones.
  std::optional<int> working_days;
};

struct StandardCatalogue {
  std::string name;    ///< the field: 义务教育, the file's name
  std::string source;  ///< path from the site's folder
  std::vector<StandardRow> rows;
};

/// A row of the scheme and what answers it.
struct CoveredRow {
  const SchemeRow* row = nullptr;
  Route route;                              ///< of the list of its items
  std::vector<const Category*> categories;  ///< that map to it themselves
  std::vector<const Entry*> entries;        ///< current items, newest first
  std::string not_applicable;               ///< why the body holds nothing of the kind; empty: it does not say so
};

struct CoveredStandardRow {
  const StandardRow* row = nullptr;
  std::vector<const Entry*> entries;  ///< current items, newest first
};

struct CoveredStandard {
  std::shared_ptr<const StandardCatalogue> catalogue;
  Route route;       ///< of its table
  Route file_route;  ///< of its CSV
  std::vector<CoveredStandardRow> rows;
};

/// Nothing at all on a site without `[coverage]`.
struct Coverage {
  std::shared_ptr<const Scheme> scheme;  ///< null without one
  std::vector<CoveredRow> rows;          ///< those that this body owes, in the scheme's order
  std::vector<CoveredStandard> standards;
  std::unordered_map<std::string, std::vector<std::size_t>> rows_of;  ///< of `rows`, by the source of a current item
  std::unordered_map<std::string, std::vector<const StandardRow*>> standards_of;  ///< by the source of any item

  bool is_on() const { return scheme != nullptr || !standards.empty(); }
};

}  // namespace gazette
