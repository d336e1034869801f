import { expect, test } from "vitest";
import { formats, proto } from "../../../src/contracts/index.ts";
import { enumConstants } from "../../../src/model/proto-enums.ts";
import { entity, field, modelOf, oneOf } from "./blueprints.ts";
import { library } from "./library.ts";

const text = proto(library());

/** The text of one definition, from its name to the brace that closes it. */
const definition = (name: string, from = text) =>
  new RegExp(`^\\w+ ${name} \\{(\\}|[^]*?^\\})`, "m").exec(from)?.[0];

test("the file stands where its package says", () => {
  expect(formats.proto!.emit(library(), { security: true }).path).toBe(
    "contracts/lending/v1/lending.proto",
  );
  const { path, contents } = formats.proto!.emit(modelOf({ name: "order-items" }), {
    security: true,
  });
  expect(path).toBe("contracts/order_items/v1/order_items.proto");
  expect(contents()).toContain("package order_items.v1;");
});

test("every operation that somebody may call is an rpc with messages of its own", () => {
  const rpcs = [...text.matchAll(/rpc (\w+)\((\w+)\) returns \((\w+)\)/g)];
  expect(rpcs).toHaveLength(12);
  for (const [, name, request, response] of rpcs) {
    expect([request, response]).toEqual([`${name}Request`, `${name}Response`]);
    expect(definition(request!)).toBeDefined();
    expect(definition(response!)).toBeDefined();
  }
  expect(text).not.toContain("WeighBook");
});

test("an rpc tells who may, and whether it changes anything", () => {
  expect(text).toContain(`  // Lend a book.
  // This needs the role clerk or manager.
  rpc LendBook(LendBookRequest) returns (LendBookResponse);
`);
  expect(text).toContain(`  rpc GetBook(GetBookRequest) returns (GetBookResponse) {
    option idempotency_level = NO_SIDE_EFFECTS;
  }
`);
});

test("fields have a type, and their limits as a comment", () => {
  const book = definition("Book")!;
  expect(book).toContain("  // 1 to 200 characters.\n  string title = 4;");
  expect(book).toContain("  int32 pages =");
  expect(book).toContain("  optional int64 bytes =");
  expect(book).toContain("  Money price =");
  expect(book).toContain("  google.protobuf.Timestamp bought =");
  expect(book).toContain("  optional google.protobuf.Value extra =");
  expect(book).toContain("  BookStatus status =");
  expect(book).toContain("  repeated string genre_ids =");
});

test("what is nobody else's business is marked, and left out where messages are printed", () => {
  expect(definition("Book")).toMatch(
    / {2}\/\/ Data classification: personal\. E-mail address\.\n {2}optional string contact = \d+ \[debug_redact = true\];/,
  );
});

test("id and creation have the first numbers, so that a new last field changes none", () => {
  const note = (...names: string[]) =>
    definition(
      "Note",
      proto(
        modelOf({
          name: "notes",
          entities: [
            entity({
              name: "Note",
              crud: ["get"],
              fields: names.map((name) => field(name, "bool")),
            }),
          ],
        }),
      ),
    )!;
  expect(note("a")).toContain("created_at = 2;");
  const numbers = (body: string) =>
    new Map([...body.matchAll(/(\w+) = (\d+);/g)].map(([, name, number]) => [name, number]));
  const [before, after] = [numbers(note("a", "b")), numbers(note("a", "b", "c"))];
  for (const [name, number] of before) expect(after.get(name)).toBe(number);
  expect(new Set(after.values()).size).toBe(5);
});

test("what has a default may be left out, and the comment says so", () => {
  expect(definition("LendBookRequest")).toContain(
    "  // 1 to 30. Default: 14.\n  optional int32 days = 3;",
  );
});

test("an update names what it changes (AIP-134)", () => {
  expect(definition("UpdateBookRequest")).toMatch(
    /string id = 1;[^]*FieldMask update_mask = 2;[^]*optional string isbn = 3;/,
  );
});

test("a list comes in pages (AIP-158)", () => {
  expect(definition("ListBooksRequest")).toMatch(
    /int32 page_size = 1;[^]*string page_token = 2;[^]*optional string author_id = 3;/,
  );
  expect(definition("ListBooksResponse")).toMatch(
    /repeated Book books = 1;[^]*string next_page_token = 2;/,
  );
});

test("what is deleted is answered by nothing", () => {
  expect(definition("DeleteBookResponse")).toBe("message DeleteBookResponse {}");
});

test("only what is used is imported, only what is reached is there", () => {
  const bare = proto(
    modelOf({ name: "notes", entities: [entity({ name: "Note", crud: ["delete"] })] }),
  );
  expect(bare).not.toContain("import");
  expect(bare).not.toContain("message Note ");
  expect(text).not.toContain("Unused");
});

test("a text cannot leave its comment", () => {
  const service = modelOf({ name: "notes", purpose: "One\r\ntwo */ three\n\n}", entities: [] });
  expect(proto(service)).toContain("// One\n// two */ three\n// }.\nservice NotesService {}");
});

test.each([
  [
    "OrderStatus",
    ["in-progress", "null", "1st"],
    ["ORDER_STATUS_IN_PROGRESS", "ORDER_STATUS_NULL", "ORDER_STATUS_1ST"],
  ],
  ["B2BKind", ["inStock", "v2.1"], ["B2B_KIND_IN_STOCK", "B2B_KIND_V2_1"]],
  ["A", ["ab", "a-b", "unspecified"], ["A_AB", "A_A_B_N2", "A_UNSPECIFIED_N2"]],
])("the enum %s has a constant for each value", (name, values, constants) => {
  expect(enumConstants(name, values)).toEqual(constants);
});

test("a message gives way to a request of its name", () => {
  const service = modelOf({
    name: "notes",
    entities: [
      entity({ name: "Note", crud: ["get"], fields: [field("kind", oneOf("a"))] }),
      entity({ name: "GetNoteRequest", crud: ["get"] }),
      entity({ name: "NoteKind", crud: ["get"] }),
    ],
  });
  const twin = proto(service);
  expect(definition("GetNoteRequest", twin)).toContain("string id = 1;");
  expect(definition("GetNoteRequestMessage", twin)).toContain("created_at");
  expect(definition("NoteKindEnum", twin)).toContain("NOTE_KIND_ENUM_A = 1;");
});
