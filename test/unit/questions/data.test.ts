import { parse } from "yaml";
import { expect, test } from "vitest";
import { Script } from "./script.ts";
import { blueprintFrom, problems } from "./setting.ts";

const PERSON = "services.core.entities.Person";
const said = {
  "services.core.entities": "Person",
  [`${PERSON}.fields`]: "name: string(80), email: email unique, iban: string(34)?, age: int = 7",
};

test("what looks like data about people is marked unless somebody says otherwise", async () => {
  const script = new Script(said);
  const text = await blueprintFrom(script);
  expect(problems(text)).toEqual([]);
  const { fields } = parse(text).services.core.entities.Person;
  expect(fields.email).toEqual({ type: "email", unique: true, data: "personal" });
  expect(fields.name).toBe("string(80)");
});

test("a field is of the class that was said, and of one only", async () => {
  const script = new Script({
    ...said,
    data: ["payment", "personal", "health"],
    "data.health": ["core.Person.age"],
    "data.personal": ["core.Person.name", "core.Person.email"],
    "data.payment": ["core.Person.iban"],
  });
  const text = await blueprintFrom(script);
  expect(problems(text)).toEqual([]);
  const { fields } = parse(text).services.core.entities.Person;
  expect(fields.iban).toEqual({ type: "string(34)", optional: true, data: "payment" });
  expect(fields.name).toEqual({ type: "string(80)", data: "personal" });
  expect(fields.age).toEqual({ type: "int", default: 7, data: "health" });
  const open = script.questions.get("data.payment")?.choices?.map(({ value }) => value);
  expect(open).toEqual(["core.Person.iban"]);
});

test("where nothing looks like it, Enter says no", async () => {
  const script = new Script();
  const text = await blueprintFrom(script);
  expect(script.questions.get("data")?.default).toEqual([]);
  expect(text).not.toContain("data:");
});
