import { expect, test } from "vitest";
import { compareContracts } from "../../../src/breaking/index.ts";
import { changesOf, found, PROTO } from "./documents.ts";

const file = (body: string, pack = "shop.v1") =>
  `syntax = "proto3";\n\npackage ${pack};\n\n${body}\n`;
const thing = (body: string) => file(`message Thing {\n  ${body}\n}`);
const rpc = (line: string) =>
  file(`service Things {\n  ${line}\n}\n\nmessage GetRequest {}\n\nmessage GetResponse {}`);
const asked = (body: string) =>
  file(
    `service Things {\n  rpc Get(GetRequest) returns (Thing);\n}\n\nmessage GetRequest {\n  ${body}\n}`,
  );
const GET = "rpc Get(GetRequest) returns (GetResponse);";

const RULES: [name: string, old: string, now: string, changes: string[]][] = [
  ["nothing", thing("string id = 1;"), thing("// The id.\n  string id = 1;"), []],
  [
    "a field more",
    thing("string id = 1;"),
    thing("string id = 1;\n  string note = 2;"),
    ["compatible FIELD_ADDED"],
  ],
  [
    "a field more that callers send, which the old ones leave out",
    asked("string id = 1;"),
    asked("string id = 1;\n  string note = 2;"),
    ["warning FIELD_ADDED"],
  ],
  [
    "one that may be left out, and one in an answer",
    `${asked("string id = 1;")}message Thing {}\n`,
    `${asked("string id = 1;\n  optional string note = 2;")}message Thing {\n  string x = 1;\n}\n`,
    ["compatible FIELD_ADDED", "compatible FIELD_ADDED"],
  ],
  [
    "a field less",
    thing("string id = 1;\n  string note = 2;"),
    thing("string id = 1;"),
    ["breaking FIELD_NO_DELETE"],
  ],
  [
    "another type",
    thing("int32 count = 1;"),
    thing("int64 count = 1;"),
    ["breaking FIELD_SAME_TYPE"],
  ],
  [
    "another name",
    thing("string note = 1;"),
    thing("string remark = 1;"),
    ["breaking FIELD_SAME_NAME"],
  ],
  [
    "another number",
    thing("string id = 1;"),
    thing("string id = 2;"),
    ["breaking FIELD_SAME_NUMBER"],
  ],
  [
    "a number for something else",
    thing("string note = 1;"),
    thing("int32 count = 1;"),
    ["breaking FIELD_SAME_NAME", "breaking FIELD_SAME_TYPE"],
  ],
  [
    "repeated",
    thing("string id = 1;"),
    thing("repeated string id = 1;"),
    ["breaking FIELD_SAME_CARDINALITY"],
  ],
  [
    "optional",
    thing("string id = 1;"),
    thing("optional string id = 1;"),
    ["breaking FIELD_SAME_CARDINALITY"],
  ],
  [
    "into a oneof",
    thing("string id = 1;"),
    thing("oneof which {\n    string id = 1;\n  }"),
    ["breaking FIELD_SAME_ONEOF"],
  ],
  [
    "another name in JSON",
    thing("string id = 1;"),
    thing('string id = 1 [json_name = "key"];'),
    ["breaking FIELD_SAME_JSON_NAME"],
  ],
  [
    "a map of something else",
    thing("map<string, int32> all = 1;"),
    thing("map<string, string> all = 1;"),
    ["breaking FIELD_SAME_TYPE"],
  ],
  [
    "the same type by its whole name",
    thing("Thing next = 1;"),
    thing(".shop.v1.Thing next = 1;"),
    [],
  ],
  [
    "what was reserved",
    thing("reserved 2;\n  string id = 1;"),
    thing("string id = 1;\n  string note = 2;"),
    ["breaking RESERVED_MESSAGE_NO_DELETE"],
  ],
  ["a message less", thing("string id = 1;"), file(""), ["breaking MESSAGE_NO_DELETE"]],
  ["another package", file("", "shop.v1"), file("", "shops.v1"), ["breaking FILE_SAME_PACKAGE"]],
  ["an rpc less", rpc(GET), rpc(""), ["breaking RPC_NO_DELETE"]],
  ["an rpc more", rpc(""), rpc(GET), ["compatible RPC_ADDED"]],
  [
    "another request",
    rpc(GET),
    rpc("rpc Get(GetResponse) returns (GetResponse);"),
    ["breaking RPC_SAME_REQUEST_TYPE"],
  ],
  [
    "another response",
    rpc(GET),
    rpc("rpc Get(GetRequest) returns (GetRequest);"),
    ["breaking RPC_SAME_RESPONSE_TYPE"],
  ],
  [
    "a stream",
    rpc(GET),
    rpc("rpc Get(GetRequest) returns (stream GetResponse);"),
    ["breaking RPC_SAME_STREAMING"],
  ],
  [
    "no longer only a read",
    rpc(
      "rpc Get(GetRequest) returns (GetResponse) {\n    option idempotency_level = NO_SIDE_EFFECTS;\n  }",
    ),
    rpc(GET),
    ["breaking RPC_SAME_IDEMPOTENCY_LEVEL"],
  ],
  [
    "an enum's value more",
    file("enum State {\n  A = 0;\n}"),
    file("enum State {\n  A = 0;\n  B = 1;\n}"),
    ["compatible ENUM_VALUE_ADDED"],
  ],
  [
    "an enum's value less",
    file("enum State {\n  A = 0;\n  B = 1;\n}"),
    file("enum State {\n  A = 0;\n}"),
    ["breaking ENUM_VALUE_NO_DELETE"],
  ],
  [
    "an enum's value with another name",
    file("enum State {\n  A = 0;\n}"),
    file("enum State {\n  C = 0;\n}"),
    ["breaking ENUM_VALUE_SAME_NAME", "compatible ENUM_VALUE_ADDED"],
  ],
  [
    "an enum's value with another number",
    file("enum State {\n  A = 0;\n  B = 1;\n}"),
    file("enum State {\n  A = 0;\n  B = 2;\n}"),
    ["breaking ENUM_VALUE_SAME_NUMBER"],
  ],
  ["an enum less", file("enum State {\n  A = 0;\n}"), file(""), ["breaking ENUM_NO_DELETE"]],
];

test.each(RULES)("%s", (_name, old, now, changes) => {
  expect(changesOf(PROTO, old, now)).toEqual(changes);
});

test("a field that is gone has the place that it had, and the rpcs that reach it", () => {
  const both = (
    field: string,
  ) => `${rpc(GET).replace("message GetResponse {}", "message GetResponse {\n  Thing thing = 1;\n}")}
/* message Thing { string note = 9; } */
message Thing {
  string id = 1;${field}
}
`;
  const old = both('\n  string note = 2 [json_name = "x;}"];');
  expect(found(PROTO, old, both(""))).toMatchObject([
    {
      kind: "FIELD_NO_DELETE",
      message:
        'Thing.note is gone, and nothing keeps it from being used anew: `reserved 2;` `reserved "note";`',
      at: "Thing.note",
      side: "old",
      line: old.split("\n").findIndex((line) => line.startsWith("  string note")) + 1,
      column: 10,
      operations: ["Get"],
    },
  ]);
  const [reserved] = found(PROTO, old, both('\n  reserved 2;\n  reserved "note";'));
  expect(reserved!.message).toBe("Thing.note is gone");
});

test("a file less is every rpc less", () => {
  expect(found(PROTO, rpc(GET), undefined)).toMatchObject([
    { kind: "FILE_NO_DELETE", severity: "breaking", operations: ["Get"], line: 1, column: 1 },
  ]);
});

test("a package that is gone is a new version where a later one is there; one that changes under the same name is not", () => {
  const later = PROTO.replaceAll("v1", "v2");
  const v2 = file("", "shop.v2");
  const old = new Map([[PROTO, thing("string id = 1;")]]);
  const raised = (now: [string, string][], before = old) =>
    compareContracts(before, new Map(now)).map((diff) => [diff.file, diff.raised]);
  expect(raised([[later, v2]])).toEqual([[PROTO, true]]);
  expect(raised([[later, v2]], new Map([...old, [later, v2]]))).toEqual([[PROTO, true]]);
  expect(
    raised([
      [later, v2],
      [PROTO, thing("")],
    ]),
  ).toEqual([[PROTO, false]]);
  expect(raised([])).toEqual([[PROTO, false]]);
});
