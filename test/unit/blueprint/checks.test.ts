import { describe, expect, test } from "vitest";
import { CODES } from "../../../src/blueprint/index.ts";
import { CALL_CASES } from "./cases/calls.ts";
import { CIRCLE_CASES } from "./cases/circles.ts";
import { DATA_CASES } from "./cases/data-classes.ts";
import { EMIT_CASES } from "./cases/emits.ts";
import { EVENT_CASES } from "./cases/events.ts";
import { FIT_CASES } from "./cases/fits.ts";
import { NAMES_CASES } from "./cases/names.ts";
import { QUALITY_CASES } from "./cases/qualities.ts";
import { REACTION_CASES } from "./cases/reactions.ts";
import { REFERENCE_CASES } from "./cases/references.ts";
import { MORE_RULE_CASES } from "./cases/more-rules.ts";
import { RULE_CASES } from "./cases/rules.ts";
import { TEXT_CASES } from "./cases/texts.ts";
import { TYPE_CASES } from "./cases/types.ts";
import { YAML_CASES } from "./cases/yaml.ts";
import { expectCase } from "./marked.ts";

describe("references are followed", () => {
  test.each(REFERENCE_CASES)("%s", (_, text, code) => expectCase(text, code));
});

describe("rules between the parts hold", () => {
  test.each([...RULE_CASES, ...MORE_RULE_CASES])("%s", (_, text, code) => expectCase(text, code));
});

describe("events fit what emits them and what they lead to", () => {
  test.each([...EVENT_CASES, ...EMIT_CASES, ...REACTION_CASES, ...FIT_CASES, ...CIRCLE_CASES])(
    "%s",
    (_, text, code) => expectCase(text, code),
  );
});

describe("calls can be made, by those who make them", () => {
  test.each(CALL_CASES)("%s", (_, text, code) => expectCase(text, code));
});

describe("qualities can be had, with these calls and choices", () => {
  test.each(QUALITY_CASES)("%s", (_, text, code) => expectCase(text, code));
});

describe("classes of data are said once and kept", () => {
  test.each(DATA_CASES)("%s", (_, text, code) => expectCase(text, code));
});

test("every code has a case", () => {
  const cases = [
    EVENT_CASES,
    EMIT_CASES,
    FIT_CASES,
    REACTION_CASES,
    CIRCLE_CASES,
    CALL_CASES,
    QUALITY_CASES,
    DATA_CASES,
    NAMES_CASES,
    REFERENCE_CASES,
    RULE_CASES,
    MORE_RULE_CASES,
    TEXT_CASES,
    TYPE_CASES,
    YAML_CASES,
  ].flat();
  const shown = new Set(cases.map(([, , code]) => code));
  // Those of edits, and of migrations, need more than one blueprint: see sets.test.ts, edit/ and plan/migrations.test.ts.
  const ofTwo = (code: string) => /^GP(?:19|24)/.test(code);
  expect(Object.keys(CODES).filter((code) => !shown.has(code) && !ofTwo(code))).toEqual([]);
});
