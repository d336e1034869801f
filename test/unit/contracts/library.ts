import type { Allow, Crud } from "../../../src/blueprint/types.ts";
import type { ServiceModel } from "../../../src/model/types.ts";
import { entity, field, int, list, modelOf, oneOf, operation, string } from "./blueprints.ts";

/** A service with at least one of everything that a contract can hold, but for the fields of a book that are left out. */
export const library = (...without: string[]): ServiceModel =>
  modelOf({
    name: "lending",
    purpose: "Lends books.",
    values: [
      {
        name: "Address",
        fields: [
          field("street", string(120)),
          field("country", string(2, 2)),
          field("parts", list({ kind: "value", name: "Part" }), { optional: true }),
        ],
      },
      {
        name: "Part",
        description: "A part of something",
        fields: [field("key", string(10)), field("weight", int(0, 99), { default: { value: 3 } })],
      },
      { name: "Unused", fields: [field("text", "text")] },
    ],
    entities: [
      entity({
        name: "Book",
        description: "What is lent",
        crud: ["create", "get", "list", "replace", "update", "delete"],
        allow: new Map<Crud, Allow>([
          ["create", ["manager"]],
          ["get", "public"],
          ["list", "public"],
          ["replace", ["clerk"]],
          ["update", ["clerk"]],
          ["delete", ["manager"]],
        ]),
        state: "status",
        fields: [
          field("isbn", string(13, 10), {
            unique: true,
            description: "As it is printed: \"978…\" or '979…'",
          }),
          field("title", string(200)),
          field("code", { kind: "string", minLength: 1, maxLength: 9 }, { optional: true }),
          field("blurb", "text", {
            optional: true,
            description: "Several lines\n  of text: with # marks\n\nand blank ones",
          }),
          field("pages", int(1, 9999), { default: { value: 100 } }),
          field("bytes", int(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER), { optional: true }),
          field("rating", { kind: "decimal", digits: 3, scale: 2 }, { optional: true }),
          field("price", "money"),
          field("lendable", "bool", { default: { value: true } }),
          field("contact", "email", { optional: true, data: "personal" }),
          field("page", "url", { optional: true }),
          field("printed", "date", { optional: true }),
          field("bought", "timestamp", { default: { server: "now" } }),
          field("period", "duration", { optional: true }),
          field("extra", "json", { optional: true }),
          field("status", oneOf("in-stock", "lent", "null", "1st"), {
            default: { value: "in-stock" },
          }),
          field("kind", oneOf("novel", "comic"), { optional: true }),
          field("shelf", { kind: "value", name: "Address" }, { optional: true }),
          field("tags", list(string(20)), { optional: true }),
        ].filter((one) => !without.includes(one.name)),
        relations: [
          { name: "author", kind: "belongs-to", target: "Author", optional: false },
          { name: "sequel", kind: "belongs-to", target: "Book", optional: true },
          { name: "genres", kind: "many-to-many", target: "Genre" },
        ],
      }),
      entity({
        name: "Author",
        crud: ["get", "delete"],
        allow: new Map([["delete", ["clerk"]]]),
        fields: [field("name", string(80))],
      }),
      entity({
        name: "Genre",
        crud: ["list", "delete"],
        fields: [field("name", string(80), { unique: true })],
      }),
    ],
    operations: [
      operation({
        name: "lendBook",
        of: "Book",
        by: "isbn",
        from: ["in-stock"],
        to: "lent",
        input: [
          field("reason", string(200)),
          field("days", int(1, 30), { default: { value: 14 } }),
        ],
        allow: ["clerk"],
      }),
      operation({
        name: "importBook",
        kind: "create",
        of: "Book",
        accepts: ["isbn", "title", "price", "author"],
        allow: ["manager"],
      }),
      operation({
        name: "retitleBook",
        kind: "update",
        of: "Book",
        accepts: ["title", "blurb"],
        allow: ["clerk"],
        description: "Only the title and the blurb.",
      }),
      operation({ name: "weighBook", of: "Book", input: [], allow: [] }),
    ],
  });
