import { expect, test } from "vitest";
import { askToAdd } from "../../../generators/edit-questions.ts";
import { KINDS } from "../../../src/blueprint/edit/index.ts";
import { openSession } from "../../../src/questions/session.ts";
import { catalog, reader } from "../blueprint/edit/blueprints.ts";
import { SIGNED } from "../blueprint/edit/lending.ts";
import { LENT, said } from "./lending.ts";
import { Script } from "./script.ts";

const without = ({ questions }: Script) =>
  [...questions].filter(([, { help = "" }]) => help.trim() === "").map(([key]) => key);

/** With users, events, and what comes of them. */
const ANSWERS = {
  ...said,
  "auth.users.kind": "oidc",
  data: ["personal"],
  [`${LENT}.reactors`]: ["reminders"],
};

test("each question of new can be asked what it means", async () => {
  const script = new Script(ANSWERS);
  const setting = { ask: script, axes: catalog.axes, name: "library", offer: reader.offer };
  const journal = { answers: new Map(), save: () => {} };
  await openSession(setting, journal, new Set()).blueprint();
  expect(script.asked.length).toBeGreaterThan(25);
  expect(without(script)).toEqual([]);
});

const ADDED: Record<string, string | string[]> = {
  services: "shelves",
  entities: "Letter",
  entity: "lending.Book",
  fields: "pages: int?",
  values: "Price",
  "services.lending.values.Price.fields": "cents: int",
  role: "keeper",
  "event-name": "BookReturned",
  "operation-name": "findBook",
  from: ["away"],
};

test.each(KINDS)("each question of add %s, too", async (kind) => {
  const script = new Script({ ...ADDED, "kind-of-addition": kind });
  const editing = { root: "", text: SIGNED, reader, catalog };
  expect((await askToAdd(editing, script)).problems).toEqual([]);
  expect(without(script)).toEqual([]);
});
