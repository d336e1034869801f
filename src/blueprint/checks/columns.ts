import { cased, singularOf } from "../cases.ts";
import type { DraftEntity, DraftField, DraftService } from "../draft.ts";
import { foreignKeys } from "../keys.ts";
import type { Report, Word } from "../report.ts";
import { shown } from "../shown.ts";

/** Databases cut identifiers after so many bytes. */
const LONGEST = 63;

/** Columns that a database gives to every table. */
const SYSTEM_COLUMNS = new Set(["tableoid", "xmin", "cmin", "xmax", "cmax", "ctid"]);

const ALWAYS = new Map([
  ["id", "id"],
  ["created_at", "createdAt"],
]);

/** Fields and relations of one entity, value object or input have different names wherever they land: JSON, columns, protobuf. */
export function checkColumns(service: DraftService, report: Report): void {
  for (const entity of service.entities) checkEntity(entity, service, report);
  for (const { fields } of service.values) new Columns(report).addAll(fields);
  for (const operation of service.operations) {
    for (const { name } of operation.input) {
      if (cased(name.text).snake === "id")
        report("GP1205", name.at, "`id` is what finds the entity", "Give the input another name.");
    }
    new Columns(report).addAll(operation.input);
  }
}

function checkEntity(entity: DraftEntity, service: DraftService, report: Report): void {
  const columns = new Columns(report);
  for (const { name } of entity.fields) {
    const always = ALWAYS.get(cased(name.text).snake);
    if (always)
      report(
        "GP1205",
        name.at,
        `Every entity has \`${always}\`: the server gives it`,
        "Take the field out.",
      );
    if (SYSTEM_COLUMNS.has(cased(name.text).snake))
      report(
        "GP1204",
        name.at,
        `${shown(name.text)} is a column that databases keep for themselves`,
        "Choose another name.",
      );
  }
  columns.addAll(entity.fields);
  for (const { name, kind } of entity.relations) {
    columns.add(name, cased(name.text).snake);
    if (kind === "many-to-many") {
      for (const column of new Set([cased(name.text).snake, cased(singularOf(name.text)).snake]))
        columns.add(name, `${column}_ids`);
    }
  }
  for (const { name, said, own } of foreignKeys(entity, service)) {
    columns.add(own ? said.name : { text: name, at: said.name.at }, `${cased(name).snake}_id`);
  }
}

class Columns {
  readonly #report: Report;
  readonly #taken = new Map<string, Word>();

  constructor(report: Report) {
    this.#report = report;
  }

  addAll(fields: readonly DraftField[]): void {
    for (const { name, type } of fields) {
      const column = cased(name.text).snake;
      this.add(name, column);
      if (type?.kind === "money")
        for (const part of ["amount", "currency"]) this.add(name, `${column}_${part}`);
    }
  }

  add(name: Word, column: string): void {
    const other = this.#taken.get(column);
    this.#taken.set(column, other ?? name);
    if (column.length > LONGEST) {
      this.#report(
        "GP1206",
        name.at,
        `${shown(name.text)} becomes a column name of ${column.length} characters; a database keeps ${LONGEST}`,
        "Shorten it.",
      );
    }
    if (!other || other === name) return;
    const later = other.at.start > name.at.start ? other : name;
    const message = `${shown(other.text)} and ${shown(name.text)} both need the name \`${column}\``;
    this.#report("GP1801", later.at, message, "Rename one of them.");
  }
}
