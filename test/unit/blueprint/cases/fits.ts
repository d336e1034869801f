import type { Case } from "../marked.ts";
import { fits, packed, told } from "./given.ts";

/** What an event tells of, and the input that it is given to. */
export const FIT_CASES: Case[] = [
  [
    "a longer text",
    packed("code: «event.code»", [
      "fields: { code: string(10) unique, owner",
      "fields: { code: string(50) unique, owner",
    ]),
    "GP2014",
  ],
  ["a text that may be empty", told("string(10)", "string(0..10)"), "GP2014"],
  ["a text for an id", told("uuid", "string(36)"), "GP2014"],
  ["an id for a text", fits("string(40)", "uuid")],
  ["an id for a short text", told("string(20)", "uuid"), "GP2014"],
  ["a number for a text", told("text", "int"), "GP2014"],
  ["a text for a number", told("int", "text"), "GP2014"],
  ["a wider number", told("int(1..9)", "int(1..10)"), "GP2014"],
  ["a narrower number", fits("int(0..10)", "int(1..9)")],
  ["a decimal with more behind the point", told("decimal(10.2)", "decimal(10.3)"), "GP2014"],
  ["a decimal with fewer digits", fits("decimal(10.2)", "decimal(9.1)")],
  ["a decimal with more before the point", told("decimal(10.2)", "decimal(10.1)"), "GP2014"],
  ["an enum with a word more", told("enum(a|b)", "enum(a|b|c)"), "GP2014"],
  ["an enum with a word less", fits("enum(a|b|c)", "enum(c|a)")],
  ["an enum for a text", fits("string(3)", "enum(abc|d)")],
  ["an enum for a shorter text", told("string(2)", "enum(abc|d)"), "GP2014"],
  ["a text for an enum", told("enum(a|b)", "string(1)"), "GP2014"],
  ["an email for a text", fits("text", "email")],
  ["a date for a timestamp", told("timestamp", "date"), "GP2014"],
  ["a bool for a text", told("text", "bool"), "GP2014"],
  ["JSON for JSON", fits("json", "json")],
  ["a list of the same", fits("list(text)", "list(string(5))")],
  ["a list of others", told("list(string(5))", "list(text)"), "GP2014"],
  ["one for a list", told("list(text)", "text"), "GP2014"],
  ["money for money", packed("code: event.code, price: event.price")],
  ["money for a value object", packed("code: event.code, to: «event.price»"), "GP2014"],
  ["a value object of the same build", packed("code: event.code, to: event.place")],
  [
    "a value object with a part more",
    packed("code: event.code, to: «event.place»", [
      "Place: { city: string(80), zip: string(12)? } }",
      "Place: { city: string(80), zip: string(12)?, state: text? } }",
    ]),
    "GP2014",
  ],
  [
    "a value object with a part that is needed",
    packed("code: event.code, to: «event.place»", [
      "Place: { city: string(80), zip: text? } }",
      "Place: { city: string(80), zip: text } }",
    ]),
    "GP2014",
  ],
  [
    "a value object with a part of another type",
    packed("code: event.code, to: «event.place»", [
      "Place: { city: string(80), zip: text? } }",
      "Place: { city: string(79), zip: text? } }",
    ]),
    "GP2014",
  ],
];
