import { problemAt, shown, type Code } from "../blueprint/index.ts";
import type { Problem } from "../problem.ts";
import { HISTORY_FILE } from "./history.ts";
import type { Finding } from "./types.ts";

interface Words {
  code: Code;
  message: string;
  help: string;
}

const ALLOW =
  "Give `--allow-loss` if that is meant; the data goes when the contract migration runs.";

const WORDS: Readonly<
  Record<Finding["kind"], (name: string, names: string, path: string) => Words>
> = {
  table: (name) => ({
    code: "GP2401",
    message: `${name} is gone: its table would be dropped, with all that is in it`,
    help: ALLOW,
  }),
  column: (name) => ({
    code: "GP2401",
    message: `${name} is gone: what is kept of it would be dropped`,
    help: `${ALLOW} If it only has another name now, take the change back and use \`groundplan rename\`.`,
  }),
  narrowed: (name) => ({
    code: "GP2402",
    message: `The type of ${name} has become narrower: what does not fit would be cut, or stop the migration`,
    help: ALLOW,
  }),
  values: (name, names) => ({
    code: "GP2402",
    message: `${name} may no longer be ${names || "any text"}: rows that are would get another value`,
    help: ALLOW,
  }),
  members: (name, names) => ({
    code: "GP2401",
    message: `${names} of ${name} is gone: what rows keep of it would be dropped`,
    help: `${ALLOW} If it only has another name now, take the change back and use \`groundplan rename\`.`,
  }),
  kept: (name, names) => ({
    code: "GP2402",
    message: `${names} of ${name} has become narrower: rows keep what they have, whether it fits or not`,
    help: "Give `--allow-loss` if that is meant, and change what does not fit in a migration of your own.",
  }),
  "incompatible-inside": (name, names) => ({
    code: "GP2403",
    message: `The type of ${names} of ${name} has become another: two versions of the service cannot share what rows keep`,
    help: "Add a field with the new type under another name, and remove this one later.",
  }),
  incompatible: (name, _, path) => ({
    code: "GP2403",
    message: `The type of ${name} has become another: two versions of the service cannot share its column`,
    help: `Give it its old type, and add a field beside it: \`groundplan add field ${path}Next TYPE\`. Write both for a while, copy what rows keep in a migration of your own, then \`groundplan remove field ${path} --allow-loss\`.`,
  }),
  "nothing-fits": (name) => ({
    code: "GP2404",
    message: `${name} is required, and no one value fits the rows that are there`,
    help: "Make it optional with `?`; take the `?` away when each row has a value.",
  }),
  "no-backfill": (name) => ({
    code: "GP2407",
    message: `No row needs a value for ${name} now`,
    help: "`--backfill` is for a field that is new or becomes required, in the run that makes its migration.",
  }),
  "name-taken": (name, names) => ({
    code: "GP2405",
    message: `${name} would take the name ${names}, which the version before still uses for what was just renamed`,
    help: "Do one after the other, or choose another name.",
  }),
};

/** A finding in its place in the blueprint. */
export function findingProblem(
  blueprint: { text: string; file: string },
  { kind, service, entity, field, names = [] }: Finding & { service: string },
): Problem {
  const name = shown(field === null ? entity : `${entity}.${field}`);
  const path = ["services", service, "entities", entity];
  const inside =
    field === null
      ? []
      : [
          ["fields", field],
          ["relations", field],
        ];
  const places = [...inside.map((one) => [...path, ...one]), path];
  const problems = places.map((place) =>
    problemAt(
      blueprint,
      place,
      WORDS[kind](name, names.map(shown).join(", "), [service, entity, field ?? ""].join(".")),
    ),
  );
  // the deepest place that is there is the one furthest down
  return problems.toSorted((a, b) => b.line - a.line || b.column - a.column)[0]!;
}

export const isLoss = ({ kind }: Finding): boolean =>
  ["table", "column", "members", "narrowed", "kept", "values"].includes(kind);

export const damagedHistory = (): Problem => ({
  code: "GP2406",
  severity: "error",
  message: `${HISTORY_FILE} is damaged, or gone`,
  file: HISTORY_FILE,
  line: 1,
  column: 1,
  help: "Restore it from git: without it nobody knows which tables there are.",
});
