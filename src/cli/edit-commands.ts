import { KINDS, NAMED, PATHS, type Kind } from "../blueprint/edit/kinds.ts";
import { ADDITION_FLAGS } from "./addition-flags.ts";
import { help, json, merging, set, yes, type Command } from "./flag.ts";

const pathsOf = (kinds: readonly Kind[]) =>
  Object.fromEntries(kinds.map((kind) => [kind, PATHS[kind]]));

/** The words of a usage for one kind, whose path is written like `path`: only a field has a type. */
export const usageOf = (usage: string, kind: string, path: string): string[] =>
  usage.split(" ").flatMap((word) => {
    if (word === "<kind>") return kind;
    if (word === "<path>") return `<${path}>`;
    if (word === "[type]") return kind === "field" ? "<type>" : [];
    return word;
  });

/** The commands that edit the blueprint. */
export const EDIT_COMMANDS: readonly Command[] = [
  {
    name: "add",
    usage: "<kind> <path> [type]",
    text: "Add to the blueprint, and regenerate",
    words: 3,
    choices: KINDS,
    kinds: PATHS,
    flags: [...ADDITION_FLAGS, set, ...merging, yes, json, help],
    examples: [
      "groundplan add field lending.Book.isbn 'string(13)?'",
      "groundplan add entity lending.Shelf --field 'room=string(20)'",
      "groundplan add event lending.BookLent --emitted-by lendBook --carries id",
      "groundplan add operation lending.lendBook --of Book --from here --to away",
      "groundplan add value lending.Address --field 'street=string(80)'",
      "groundplan add role keeper --inherits reader",
      "groundplan add reaction mail.lending.BookLent --do write --with id=event.id",
      "groundplan add call reminders.addReminder.lending.getBook",
      "groundplan add service reminders --api rest",
      "groundplan add service --from blueprint.yaml",
    ],
  },
  {
    name: "rename",
    usage: "<kind> <path> <name>",
    text: "Give something another name everywhere, and regenerate",
    words: 3,
    choices: NAMED,
    kinds: pathsOf(NAMED),
    flags: [...merging, yes, json, help],
    examples: [
      "groundplan rename field lending.Book.isbn number",
      "groundplan rename entity lending.Book Volume",
      "groundplan rename service lending library --dry-run",
      "groundplan rename role keeper librarian",
    ],
  },
  {
    name: "remove",
    usage: "<kind> <path>",
    text: "Take something out of the blueprint, and regenerate",
    words: 2,
    choices: KINDS,
    kinds: PATHS,
    flags: [
      { name: "with-references", text: "Take out what names it too, if the rest is whole" },
      set,
      ...merging,
      yes,
      json,
      help,
    ],
    examples: [
      "groundplan remove field lending.Book.isbn",
      "groundplan remove event lending.BookLent --with-references",
      "groundplan remove call reminders.addReminder.lending.getBook",
    ],
  },
  {
    name: "set",
    usage: "<path=value>",
    text: "Set values of the blueprint, and regenerate",
    words: 50,
    flags: [...merging, yes, json, help],
    examples: [
      "groundplan set qualities.peakRequestsPerSecond=500",
      "groundplan set platform.database=auto name=other",
    ],
  },
];
