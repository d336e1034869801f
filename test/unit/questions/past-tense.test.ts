import { expect, test } from "vitest";
import { pastOf } from "../../../src/questions/past-tense.ts";

test.each([
  ["create", "created"],
  ["delete", "deleted"],
  ["lend", "lent"],
  ["pay", "paid"],
  ["repay", "repaid"],
  ["overtake", "overtaken"],
  ["play", "played"],
  ["carry", "carried"],
  ["ship", "shipped"],
  ["cancel", "cancelled"],
  ["fail", "failed"],
  ["open", "opened"],
  ["fix", "fixed"],
  ["submit", "submitted"],
  ["prefer", "preferred"],
  ["offer", "offered"],
  ["recur", "recurred"],
  ["return", "returned"],
  ["checkOut", "checkedOut"],
  ["sendBack", "sentBack"],
])("%s is %s", (verb, past) => {
  expect(pastOf(verb)).toBe(past);
});
