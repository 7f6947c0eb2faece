#include "report/components.hpp"

namespace gazette {

namespace {

std::vector<FormRow> component_rows(const Form& form, const std::vector<Component>& components) {
  std::vector<FormRow> rows;
  for (const auto& component : components) {
    FormRow row;
    row.key = component.key;
    row.label.own = component.label;
    rows.push_back(std::move(row));
  }
  FormRow overall;
  overall.key = k_overall_row;
  overall.label = form.overall_label;
  rows.push_back(std::move(overall));
  return rows;
}

void fill_choices(CellFormat& format, const std::vector<Component>& components) {
  if (!format.is_component) return;
  for (const auto& component : components) format.choices.push_back({component.key, {component.label, {}}});
}

void fill_choices(FormTable& table, const std::vector<Component>& components) {
  fill_choices(table.format, components);
  for (auto* lines : {&table.rows, &table.columns})
    for (auto& line : *lines)
      if (line.format) fill_choices(*line.format, components);
}

}  // namespace

std::shared_ptr<const Form> with_components(const std::shared_ptr<const Form>& form,
                                            const std::vector<Component>& components) {
  if (!component_table(*form)) return form;
  auto filled = std::make_shared<Form>(*form);
  for (auto& table : filled->tables) {
    if (table.has_component_rows) table.rows = component_rows(*form, components);
    fill_choices(table, components);
  }
  return filled;
}

}  // namespace gazette
