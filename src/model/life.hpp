#pragma once
// The life of a document: from which day to which it is in force, and what ended it. A Life is made by `catalogue`
// (life.hpp there), which knows what replaces what; every badge, banner, list and file asks it and nothing else.

#include "base/date.hpp"

#include <optional>
#include <string_view>

namespace gazette {

enum class LifeState {
  in_force,
  pending,  ///< published, but in force only later
  amended,
  superseded,  ///< another document took its place
  repealed,    ///< without another in its place
  expired,
  withdrawn
};

/// `in-force`, `not-yet-in-force`, `amended`, `superseded`, `repealed`, `expired`, `withdrawn`
std::string_view life_state_key(LifeState state);

/// In force, amended or not: what binds on that day.
bool is_in_force(LifeState state);

/// Superseded, repealed, expired or withdrawn.
bool is_ended(LifeState state);

struct Life {
  Date known_on;                  ///< the day as of which this is known
  std::optional<Date> begins;     ///< first day in force; absent: nobody says
  std::optional<Date> ends;       ///< first day no longer in force
  std::optional<LifeState> end;   ///< what ends it; without `ends` it has ended, and nobody says when
  std::optional<Date> withdrawn;  ///< the first day of its notice; from then on nothing else matters
  bool is_amended = false;
};

/// The state on a day. Of a document that ended on an unknown day, days before `known_on` are taken as in force;
/// see `is_in_force_on`.
LifeState state_on(const Life& life, const Date& day);

/// Whether the document is in force on a day; nothing where it ended before `known_on` and nobody says when.
std::optional<bool> is_in_force_on(const Life& life, const Date& day);

}  // namespace gazette
