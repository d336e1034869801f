import type {
  CatalogueField,
  CatalogueModel,
  EventModel,
  FieldModel,
  ValueModel,
} from "../types.ts";
import { marksOf } from "./marks.ts";
import { notationOf } from "./notation.ts";

/** What an event tells, to the last part of its values. */
export function catalogueOf(event: EventModel): CatalogueModel {
  const values = reached(event.uses).map((value) => ({ value, fields: value.fields.map(fieldOf) }));
  const marked = marksOf(event.fields);
  return {
    event,
    fields: event.fields.map(fieldOf),
    values,
    hasValues: values.length > 0,
    marked,
    hasMarked: marked.length > 0,
  };
}

const fieldOf = (field: FieldModel): CatalogueField => ({ field, type: notationOf(field.type) });

/** Value objects with those that they are made of, each once. */
function reached(uses: readonly ValueModel[]): ValueModel[] {
  const found = new Set<ValueModel>();
  const visit = (value: ValueModel) => {
    if (found.has(value)) return;
    found.add(value);
    value.uses.forEach(visit);
  };
  uses.forEach(visit);
  return [...found];
}
