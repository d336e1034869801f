import { expect, test } from "vitest";
import {
  parseAnswers,
  remembering,
  stringifyAnswers,
  type Answer,
} from "../../../src/questions/journal.ts";
import { Script } from "./script.ts";

const choices = [
  { value: "a", label: "A" },
  { value: "b", label: "B" },
];

async function askAll(script: Script, answers: Map<string, Answer>, again: string[] = []) {
  const saved: string[] = [];
  const save = (now: ReadonlyMap<string, Answer>) => void saved.push(stringifyAnswers(now));
  const { ask, asked } = remembering(script, { answers, save }, new Set(again));
  const given = [
    await ask.text("text", {
      message: "Text?",
      default: "x",
      check: (t) => (t === "no" ? "not that" : undefined),
    }),
    await ask.select("select", { message: "Select?", choices, default: "a" }),
    await ask.checkbox("checkbox", { message: "Some?", choices, default: ["a"], required: true }),
  ];
  return { given, saved, asked };
}

test("every answer is saved at once", async () => {
  const { saved } = await askAll(new Script(), new Map());
  expect(saved).toHaveLength(3);
  expect([...parseAnswers(saved[2] ?? "")]).toEqual([
    ["text", "x"],
    ["select", "a"],
    ["checkbox", ["a"]],
  ]);
});

test("what was answered is not asked again, and is told with the rest", async () => {
  const script = new Script({ checkbox: ["a", "b"] });
  const known = new Map<string, Answer>([
    ["text", "old"],
    ["select", "b"],
  ]);
  const { given, asked } = await askAll(script, known);
  expect(given).toEqual(["old", "b", ["a", "b"]]);
  expect(script.asked).toEqual(["checkbox"]);
  expect(asked).toEqual([
    { key: "text", message: "Text?", answer: "old" },
    { key: "select", message: "Select?", answer: "B" },
    { key: "checkbox", message: "Some?", answer: "A, B" },
  ]);
});

test("what is to be asked again has its answer as the default, and can be left as it is", async () => {
  const script = new Script();
  const known = new Map<string, Answer>([
    ["text", "old"],
    ["select", "b"],
    ["checkbox", ["b"]],
  ]);
  const { given, saved } = await askAll(script, known, ["text", "checkbox"]);
  expect(given).toEqual(["old", "b", ["b"]]);
  expect(script.asked).toEqual(["text", "checkbox"]);
  expect(script.questions.get("text")).toMatchObject({ default: "old", edit: true });
  // Whoever leaves after the first answer has lost none of the others.
  expect(parseAnswers(saved[0] ?? "").size).toBe(3);
});

test("an answer that is no longer possible is asked for again, with what can be kept of it", async () => {
  const script = new Script({ text: "yes" });
  const known = new Map<string, Answer>([
    ["text", "no"],
    ["select", "gone"],
    ["checkbox", ["gone", "b"]],
  ]);
  const { given } = await askAll(script, known);
  expect(given).toEqual(["yes", "a", ["b"]]);
  expect(script.asked).toHaveLength(3);
  expect(script.questions.get("text")).toMatchObject({ default: "no", edit: true });
});

test("nothing chosen is no answer where something must be", async () => {
  const script = new Script();
  await askAll(script, new Map<string, Answer>([["checkbox", []]]));
  expect(script.asked).toContain("checkbox");
});

test("nothing chosen is told as what it means", async () => {
  const { ask, asked } = remembering(
    new Script(),
    { answers: new Map(), save: () => {} },
    new Set(),
  );
  await ask.checkbox("checkbox", { message: "Some?", choices, default: [], empty: "none" });
  expect(asked).toEqual([{ key: "checkbox", message: "Some?", answer: "none" }]);
});

test("a damaged file holds no answers", () => {
  for (const text of ["", "{", "null", '{"a":1}', '[["a",1],["b"],"c",["d",[1]],["e",true]]'])
    expect(parseAnswers(text).size, text).toBe(0);
});
