#include "report/rule_notation.hpp"

namespace gazette {

namespace {

std::string_view operator_sign(ExpressionKind kind) {
  switch (kind) {
    case ExpressionKind::add: return " + ";
    case ExpressionKind::subtract: return " - ";
    case ExpressionKind::multiply: return " × ";
    case ExpressionKind::divide: return " ÷ ";
    default: return " ";
  }
}

bool is_sum_like(ExpressionKind kind) { return kind == ExpressionKind::add || kind == ExpressionKind::subtract; }
bool is_product(ExpressionKind kind) { return kind == ExpressionKind::multiply || kind == ExpressionKind::divide; }

/// Brackets where a sum stands under a product or a sign, and on the right of a minus or a division.
std::string bracketed(const BoundExpression& parent, std::size_t operand, std::string text) {
  const auto kind = parent.operands[operand].kind;
  const bool is_right = operand == 1;
  const bool is_sum_split = is_product(parent.kind) || parent.kind == ExpressionKind::negate ||
                            (is_right && parent.kind == ExpressionKind::subtract);
  const bool is_product_split = is_right && parent.kind == ExpressionKind::divide;
  const bool is_split = (is_sum_like(kind) && is_sum_split) || (is_product(kind) && is_product_split);
  return is_split ? "(" + text + ")" : text;
}

}  // namespace

std::string written(const BoundExpression& expression, const LeafText& leaf) {
  switch (expression.kind) {
    case ExpressionKind::number: return decimal_text(expression.number, 9);
    case ExpressionKind::negate: return "-" + bracketed(expression, 0, written(expression.operands[0], leaf));
    case ExpressionKind::when: return written(expression.operands[1], leaf);
    case ExpressionKind::add:
    case ExpressionKind::subtract:
    case ExpressionKind::multiply:
    case ExpressionKind::divide: {
      // One after the other, since leaves note the cells that they write.
      auto left = bracketed(expression, 0, written(expression.operands[0], leaf));
      auto right = bracketed(expression, 1, written(expression.operands[1], leaf));
      return left + std::string(operator_sign(expression.kind)) + right;
    }
    default: return leaf(expression);
  }
}

}  // namespace gazette
