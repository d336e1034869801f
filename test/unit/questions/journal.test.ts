import { expect, test } from "vitest";
import {
  parseAnswers,
  remembering,
  stringifyAnswers,
  type Answer,
  type Recall,
} from "../../../src/questions/journal.ts";
import { Script } from "./script.ts";

const choices = [
  { value: "a", label: "A" },
  { value: "b", label: "B" },
];

async function askAll(script: Script, answers: Map<string, Answer>, recall: Recall) {
  const saved: string[] = [];
  const save = (now: ReadonlyMap<string, Answer>) => void saved.push(stringifyAnswers(now));
  const ask = remembering(script, { answers, save }, recall);
  const given = [
    await ask.text("text", {
      message: "?",
      default: "x",
      check: (t) => (t === "" ? "no" : undefined),
    }),
    await ask.select("select", { message: "?", choices, default: "a" }),
    await ask.checkbox("checkbox", { message: "?", choices, default: ["a"], required: true }),
    await ask.confirm("confirm", { message: "?", default: true }),
  ];
  return { given, saved };
}

test("every answer is saved at once", async () => {
  const { saved } = await askAll(new Script(), new Map(), "continue");
  expect(saved).toHaveLength(4);
  expect([...parseAnswers(saved[3] ?? "")]).toEqual([
    ["text", "x"],
    ["select", "a"],
    ["checkbox", ["a"]],
    ["confirm", true],
  ]);
});

test("what was answered is not asked again", async () => {
  const script = new Script();
  const known = new Map<string, Answer>([
    ["text", "old"],
    ["select", "b"],
  ]);
  const { given } = await askAll(script, known, "continue");
  expect(given).toEqual(["old", "b", ["a"], true]);
  expect(script.asked).toEqual(["checkbox", "confirm"]);
});

test("in a review old answers are defaults", async () => {
  const script = new Script();
  const known = new Map<string, Answer>([
    ["text", "old"],
    ["checkbox", ["b"]],
  ]);
  const { given } = await askAll(script, known, "review");
  expect(given).toEqual(["old", "a", ["b"], true]);
  expect(script.asked).toEqual(["text", "select", "checkbox", "confirm"]);
});

test("an answer that is no longer possible is asked for again", async () => {
  const script = new Script();
  const known = new Map<string, Answer>([
    ["text", ""],
    ["select", "gone"],
    ["checkbox", []],
    ["confirm", "yes"],
  ]);
  const { given } = await askAll(script, known, "continue");
  expect(given).toEqual(["x", "a", ["a"], true]);
  expect(script.asked).toHaveLength(4);
});

test("a damaged file holds no answers", () => {
  for (const text of ["", "{", "null", '{"a":1}', '[["a",1],["b"],"c",["d",[1]]]'])
    expect(parseAnswers(text).size, text).toBe(0);
});
