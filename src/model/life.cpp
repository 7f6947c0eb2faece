#include "model/life.hpp"

namespace gazette {

std::string_view life_state_key(LifeState state) {
  switch (state) {
    case LifeState::in_force: return "in-force";
    case LifeState::pending: return "not-yet-in-force";
    case LifeState::amended: return "amended";
    case LifeState::superseded: return "superseded";
    case LifeState::repealed: return "repealed";
    case LifeState::expired: return "expired";
    case LifeState::withdrawn: return "withdrawn";
  }
  return "in-force";
}

bool is_in_force(LifeState state) { return state == LifeState::in_force || state == LifeState::amended; }

bool is_ended(LifeState state) { return !is_in_force(state) && state != LifeState::pending; }

LifeState state_on(const Life& life, const Date& day) {
  if (life.withdrawn && day >= *life.withdrawn) return LifeState::withdrawn;
  const bool is_over = life.end && day >= life.ends.value_or(life.known_on);
  if (is_over) return *life.end;
  if (life.begins && day < *life.begins) return LifeState::pending;
  return life.is_amended ? LifeState::amended : LifeState::in_force;
}

std::optional<bool> is_in_force_on(const Life& life, const Date& day) {
  const bool is_in_force_then = is_in_force(state_on(life, day));
  const bool is_end_unknown = life.end && !life.ends;
  if (is_in_force_then && is_end_unknown) return std::nullopt;
  return is_in_force_then;
}

}  // namespace gazette
