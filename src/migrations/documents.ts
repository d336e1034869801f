import type { Changes } from "./changes.ts";
import { typeChange } from "./column-types.ts";
import { filledName, shapedName } from "./names.ts";
import type { Column, ColumnType, Given, Member, MemberRenames, Taken } from "./types.ts";

/** What changes inside the documents of a column: value objects and lists are stored as a whole. */
class DocumentChange {
  readonly gives: Given[] = [];
  readonly takes: Taken[] = [];
  /** Members that go, as they are reached from the field. */
  readonly lost: string[] = [];
  /** Members of which what is kept may no longer fit. */
  readonly narrowed: string[] = [];
  readonly incompatible: string[] = [];
  readonly #renames: MemberRenames;

  constructor(renames: MemberRenames) {
    this.#renames = renames;
  }

  compare(before: ColumnType, after: ColumnType, path: readonly string[]): void {
    if (before.of && after.of) return this.compare(before.of, after.of, [...path, "*"]);
    if (before.members && after.members) return this.#members(before, after, path);
    const { incompatible, narrows } = typeChange(before, after);
    const name = path.filter((part) => part !== "*").join(".") || "items";
    if (incompatible) this.incompatible.push(name);
    else if (narrows) this.narrowed.push(name);
  }

  #members(before: ColumnType, after: ColumnType, path: readonly string[]): void {
    const names = this.#renames.get(before.value ?? "");
    const kept = new Set<Member>();
    for (const member of after.members!) {
      const was = before.members!.find(({ name }) => (names?.get(name) ?? name) === member.name);
      if (was) kept.add(was);
      this.#member(was, member, path);
    }
    for (const member of before.members!) if (!kept.has(member)) this.#without(member, path);
  }

  #member(
    was: Member | undefined,
    { name, type, required, fill }: Member,
    path: readonly string[],
  ) {
    const renamed = was !== undefined && was.name !== name;
    const missing = required && !was?.required ? fill : null;
    if (renamed || missing !== null)
      this.gives.push({ path, name, from: renamed ? was.name : null, fill: missing });
    if (renamed) {
      this.gives.push({ path, name: was.name, from: name, fill: null });
      this.takes.push({ path, name: was.name });
    }
    if (was) this.compare(was.type, type, [...path, name]);
  }

  /** The version before still reads it. */
  #without({ name, required, fill }: Member, path: readonly string[]): void {
    if (required) this.gives.push({ path, name, from: null, fill });
    this.takes.push({ path, name });
    this.lost.push([...path.filter((part) => part !== "*"), name].join("."));
  }
}

interface Place {
  table: string;
  entity: string;
  members: MemberRenames;
}

/** Between two columns that hold documents: those that are there follow, and both versions find in them what they look for. */
export function changeDocuments(
  changes: Changes,
  { table, entity, members }: Place,
  before: Column,
  after: Column,
): void {
  const change = new DocumentChange(members);
  if (before.type.kind === after.type.kind && (before.type.of ?? before.type.members))
    change.compare(before.type, after.type, []);
  const { gives, takes } = change;
  const about = { table, entity, field: after.field };
  const tell = (names: readonly string[]) => ({ ...about, names });
  if (change.incompatible.length > 0)
    return changes.refuse({ kind: "incompatible-inside", ...tell(change.incompatible) });
  if (change.lost.length > 0) changes.lose({ kind: "members", ...tell(change.lost) });
  if (change.narrowed.length > 0) changes.lose({ kind: "kept", ...tell(change.narrowed) });
  if (gives.length + takes.length === 0) return;
  const column = after.name;
  const trigger = shapedName(table, column);
  const own = { table, column, trigger, helper: filledName(table, column) };
  const kept = gives.length > 0;
  if (kept) {
    changes.expand({ kind: "keepMembers", ...own, gives });
    changes.steps({ kind: "giveMembers", table, column });
  }
  changes.contract({ kind: "takeMembers", ...own, takes, kept });
}
