import { expect, test } from "vitest";
import { confirmAnswers, confirmPlan } from "../../../generators/confirm.ts";
import type { Host } from "../../../generators/host.ts";
import type { Interviewed } from "../../../generators/interviewed.ts";
import { Interrupted } from "../../../src/questions/interrupted.ts";
import { realPlan } from "../plan/plans.ts";
import { BACK, Script } from "../questions/script.ts";

const file = { path: "a/b.txt", contents: "", ownership: "owned", source: "" } as const;
const proposal = {
  directory: "made",
  text: "name: made",
  plan: { files: [file], places: [], steps: [], notes: [], ports: [], decisions: [] },
};
const long = "title: string(80), ".repeat(9);

/** Decides, and says what was shown and what the interview was told. */
async function decide(script: Script) {
  const told: string[] = [];
  const shown: string[] = [];
  const host: Host = {
    interactive: true,
    out: (text) => void shown.push(text),
    ask: async () => script,
  };
  const interview: Interviewed = {
    asked: () => [
      { key: "a", message: "First?", answer: "one" },
      { key: "b", message: "Second?", answer: long },
    ],
    again: (key) => void told.push(`again ${key}`),
    back: () => void told.push("back"),
    blueprint: () => Promise.reject(new Error("it is not asked here")),
    forget: () => {},
    left: (error) => error,
  };
  const build = await confirmAnswers(host, script, proposal, interview);
  return { build, told, shown: shown.join() };
}

test("what will be made is shown, and built on a yes", async () => {
  const { build, told, shown } = await decide(new Script());
  expect({ build, told }).toEqual({ build: true, told: [] });
  expect(shown).toContain("name: made");
  expect(shown).toContain("b.txt");
});

test("what was left to groundplan is shown with its reason", async () => {
  const { decisions } = realPlan(`groundplan: 1
name: made
platform: { broker: auto, observability: none }
services: { core: {} }
`);
  const shown: string[] = [];
  const host = {
    interactive: true,
    out: (text: string) => void shown.push(text),
    ask: () => Promise.reject(new Error("asked")),
  };
  const plan = { ...proposal.plan, decisions };
  await confirmPlan(host, new Script(), { ...proposal, plan });
  expect(shown.join()).toContain(
    "\nLeft to groundplan:\n  platform.broker: None, because no service tells what has happened, so that there is nothing to carry\n\nmade/",
  );
});

test("any answer can be picked to be changed, and is shown beside its question", async () => {
  const script = new Script({ build: "change", change: "b" });
  expect(await decide(script)).toMatchObject({ build: false, told: ["again b"] });
  const choices = script.questions.get("change")?.choices;
  expect(choices?.map(({ hint }) => hint)).toEqual(["one", `${long.slice(0, 50)} …`]);
});

test("Esc goes back to the last question, or from the list to where one was", async () => {
  expect(await decide(new Script({ build: BACK }))).toMatchObject({ build: false, told: ["back"] });
  const list = new Script({ build: "change", change: BACK });
  expect(await decide(list)).toMatchObject({ build: false, told: [] });
});

test("on a no nothing is written", async () => {
  await expect(decide(new Script({ build: "no" }))).rejects.toThrow(Interrupted);
  const host = { interactive: true, out: () => {}, ask: () => Promise.reject(new Error("asked")) };
  await expect(confirmPlan(host, new Script({ build: false }), proposal)).rejects.toThrow(
    "Nothing was written.",
  );
  await expect(confirmPlan(host, new Script(), proposal)).resolves.toBeUndefined();
});
