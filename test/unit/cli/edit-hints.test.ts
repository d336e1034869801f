import { expect, test } from "vitest";
import { add, setValues, type Addition } from "../../../src/blueprint/edit/index.ts";
import { ADDITION_FLAGS } from "../../../src/cli/addition-flags.ts";
import { wantsMore, withFlag } from "../../../src/cli/edit-hints.ts";
import { LENDING } from "../blueprint/edit/lending.ts";
import { OFFER } from "../blueprint/offer.ts";

const READER = { file: "blueprint.yaml", offer: OFFER };

test.each<[string, Addition]>([
  ["--emitted-by OPERATION", { kind: "event", path: ["lending", "X"], of: "Book" }],
  ["--of ENTITY", { kind: "event", path: ["lending", "X"], carries: ["id"] }],
  ["--field NAME=TYPE", { kind: "value", path: ["lending", "X"] }],
  ["--of ENTITY", { kind: "operation", path: ["lending", "lose"] }],
  [
    "--new-state lost",
    { kind: "operation", path: ["lending", "lose"], of: "Book", from: ["away"], to: "lost" },
  ],
  ["--from STATES", { kind: "operation", path: ["lending", "lose"], of: "Book", to: "away" }],
  [
    "--accepts FIELDS",
    { kind: "operation", path: ["lending", "addBook"], operation: "create", of: "Book" },
  ],
  [
    "--accepts FIELDS",
    { kind: "operation", path: ["lending", "change"], operation: "update", of: "Copy" },
  ],
  [
    "--with NAME=event.…",
    {
      kind: "reaction",
      path: ["reminders", "lending", "BookBought"],
      operation: "addReminder",
    },
  ],
  ["--accepted-by addCopy", { kind: "field", path: ["lending", "Copy", "shelf"], type: "int" }],
])("%s is told where it would help: %j", (flag, addition) => {
  const { problems } = add(LENDING, addition, READER);
  const helps = problems.map((one) => withFlag(one, addition.kind).help);
  expect(helps.join("\n")).toContain(`\nIn this command: ${flag}`);
  const named = ADDITION_FLAGS.find(({ name }) => flag.startsWith(`--${name} `));
  expect(named?.of).toContain(addition.kind);
});

test("what is only written wrongly wants no other change", () => {
  const wrong = add(
    LENDING,
    { kind: "field", path: ["lending", "Book", "x"], type: "strin(3)" },
    READER,
  );
  expect(wantsMore(wrong.problems)).toBe(false);
  expect(wantsMore(setValues(LENDING, ["platform.brokr=none"], READER).problems)).toBe(false);
  expect(wantsMore(setValues(LENDING, ["platform.broker=none"], READER).problems)).toBe(true);
  const event: Addition = { kind: "event", path: ["lending", "X"], of: "Book" };
  expect(wantsMore(add(LENDING, event, READER).problems, "event")).toBe(false);
});
