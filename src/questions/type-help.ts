import { SIMPLE_TYPES } from "../blueprint/type-words.ts";

/** What each type that is one word holds. */
const SIMPLE: Record<(typeof SIMPLE_TYPES)[number], string> = {
  uuid: "an id, such as that of something another service keeps",
  text: "text without a limit of its own",
  money: "an amount and its currency",
  bool: "true or false",
  email: "an e-mail address",
  url: "a web address",
  date: "a day",
  timestamp: "a moment",
  duration: "a length of time",
  json: "anything",
};

const WITH_LIMITS: readonly (readonly [string, string])[] = [
  ["string(80)", "at most 80 characters"],
  ["string(2..40)", "2 to 40 characters"],
  ["int", "a whole number"],
  ["int(1..99)", "from 1 to 99; int(0..) has no end"],
  ["decimal(10.2)", "10 digits, 2 of them behind the point"],
  ["enum(a|b)", "one of these words"],
  ["list(string(40))", "several of a type"],
  ["Address", "a value object: what it holds is asked next"],
];

const SUFFIXES: readonly (readonly [string, string])[] = [
  ["date?", "may be left out"],
  ["email unique", "no two are the same"],
  ["bool = true", "what it is when nothing is said; timestamp = now"],
];

const RELATIONS: readonly (readonly [string, string])[] = [
  ["belongs-to Person", "one of them; belongs-to Person? one or none"],
  ["has-many Person", "the other side; has-many Person cascade removes them too"],
  ["many-to-many Person", "any number on both sides"],
];

/** Every type and relation that a field may have, one in a line. */
export const TYPE_HELP: string = [
  ["Types", [...WITH_LIMITS, ...Object.entries(SIMPLE)]] as const,
  ["Behind a type", SUFFIXES] as const,
  ["Relations to entities of the same service", RELATIONS] as const,
]
  .map(([title, rows]) => [title, ...rows.map(([word, says]) => `  ${word.padEnd(20)} ${says}`)])
  .map((lines) => lines.join("\n"))
  .join("\n");
