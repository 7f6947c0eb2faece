#pragma once
// Numbers as Chinese documents write them: 第一百二十三条, 二〇二四年.

#include <optional>
#include <string>
#include <string_view>

namespace gazette {

/// The number from 0 to 9999 that `text` (UTF-8) is, or nothing. Accepted are `十二`, `一百零三`, `一百一十` and
/// `一百十`, `两千`, and digits one by one (`二〇二四`, at most four); `〇` and `零` are the same.
std::optional<int> parse_chinese_number(std::string_view text);

/// `十二`, `一百零三`, `二千零二十四`; `〇` for zero. For 0 to 9999.
std::string chinese_number(int number);

}  // namespace gazette
