#pragma once
// What the 公开时限 of a standard catalogue comes to.

#include <optional>
#include <string_view>

namespace gazette {

/// The working days within which a time limit as printed wants publication: 20 for
/// 自信息形成或者变更之日起20个工作日内, 0 for 实时公开. Digits of any width and Chinese numbers are understood.
///
/// Nothing where it names no number of working days (及时公开, 长期公开, 7日内) or two different ones.
std::optional<int> working_days_of(std::string_view time_limit);

}  // namespace gazette
