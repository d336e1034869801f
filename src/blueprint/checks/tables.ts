import { cased, pluralOf } from "../cases.ts";
import type { DraftService } from "../draft.ts";
import type { Report, Word } from "../report.ts";
import { shown } from "../shown.ts";

const LONGEST = 63;

/** Tables that every service has beside those of its entities, or will have as soon as it tells or hears of something. */
const OWN = new Set(["migrations", "outbox", "inbox", "dead_letters"]);

/** Entities have tables, join tables and URL paths of their own. */
export function checkTables(service: DraftService, report: Report): void {
  const taken = new Map<string, Word>();
  const add = (name: Word, table: string, what: string) => {
    const other = taken.get(table);
    taken.set(table, other ?? name);
    if (table.length > LONGEST)
      report(
        "GP1206",
        name.at,
        `${shown(name.text)} becomes a table name of ${table.length} characters; a database keeps ${LONGEST}`,
        "Shorten it.",
      );
    if (OWN.has(table))
      report(
        "GP1204",
        name.at,
        `${shown(name.text)} becomes \`${table}\`, a table that every service has for itself`,
        "Choose another name.",
      );
    if (!other || other === name) return;
    const help = `Both become \`${table}\`, ${what}. Rename one of them.`;
    report(
      "GP1802",
      name.at,
      `${shown(name.text)} and ${shown(other.text)} cannot be told apart`,
      help,
    );
  };
  for (const { name } of service.entities)
    add(name, cased(pluralOf(name.text)).snake, "the table and the path of its URL");
  const folders = new Map<string, Word>();
  for (const { name } of service.entities) {
    const same = folders.get(cased(name.text).snake);
    if (same)
      report(
        "GP1802",
        name.at,
        `${shown(name.text)} and ${shown(same.text)} cannot be told apart`,
        "Both become the same file. Rename one of them.",
      );
    folders.set(cased(name.text).snake, name);
  }
  for (const { name, relations } of service.entities) {
    for (const relation of relations.filter(({ kind }) => kind === "many-to-many")) {
      add(
        relation.name,
        `${cased(name.text).snake}_${cased(relation.name.text).snake}`,
        "the table that joins the two",
      );
    }
  }
}
