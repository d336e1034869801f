import assert from "node:assert/strict";
import { test } from "node:test";
import {
  create,
  createFileRegistry,
  type DescMessage,
  type Message,
  toJson,
  type UnknownEnum,
} from "@bufbuild/protobuf";
import {
  type FieldMask,
  FieldMaskSchema,
  FileDescriptorProtoSchema,
  file_google_protobuf_field_mask,
  TimestampSchema,
  ValueSchema,
} from "@bufbuild/protobuf/wkt";
import * as m from "./messages.ts";

test("an enum's zero is no word, and a number that nobody knows a wrong one", () => {
  const states = m.choice({ open: 1, "all-done": 2 });
  assert.equal(states.number("all-done"), 2);
  const numbers = [1, 2, 0, undefined, 17 as UnknownEnum] as const;
  assert.deepEqual(numbers.map(states.word), ["open", "all-done", undefined, undefined, "17"]);
  // @ts-expect-error: the third is forgotten
  assert.equal(states.word(3), "3");
});

test("timestamps come back as they were, and impossible ones as something that is refused", () => {
  const text = "1969-07-20T20:17:40.123Z";
  assert.equal(m.timestampOf(m.timestampMessage(text)), text);
  const never = create(TimestampSchema, { seconds: 10n ** 15n });
  assert.equal(Number.isNaN(Date.parse(m.timestampOf(never))), true);
});

test("JSON comes back as it was, and what JSON cannot say as something that is refused", () => {
  const json = { list: [1, "two", null, { three: true }] };
  assert.deepEqual(toJson(ValueSchema, m.jsonMessage(json)), json);
  assert.deepEqual(m.jsonOf(m.jsonMessage(json)), json);
  const infinite = { case: "numberValue", value: Number.POSITIVE_INFINITY } as const;
  for (const kind of [undefined, infinite])
    assert.equal(m.jsonOf(create(ValueSchema, { kind })), Number.NaN);
});

test("a page without wishes is the first of the usual size", () => {
  const none = { pageSize: 0, pageToken: "" };
  assert.deepEqual(m.page(none, {}), { limit: undefined, cursor: undefined });
  const some = { pageSize: 5, pageToken: "a", ownerId: "1" };
  assert.deepEqual(m.page(some, { ownerId: "1" }), { limit: 5, cursor: "a", ownerId: "1" });
  // @ts-expect-error: the owner is forgotten
  m.page(some, {});
});

test("a field of a message that is forgotten, or that only the thing has, does not compile", () => {
  const change = create(ChangeSchema, { newTitle: "new" }) as Change;
  assert.deepEqual(m.read(change, { newTitle: "new", tags: [] }), { newTitle: "new", tags: [] });
  // @ts-expect-error: the title is forgotten
  m.read(change, { tags: [] });
  // @ts-expect-error: the note is told nowhere
  const told: m.Filled<Change, { newTitle: string; note?: string }> = {
    updateMask: undefined,
    newTitle: "new",
    tags: [],
  };
  assert.equal(told.newTitle, "new");
});

/** `message Change { FieldMask update_mask = 1; optional string new_title = 2; repeated string tags = 3; }` */
type Change = Message & { updateMask?: FieldMask; newTitle?: string; tags: string[] };
const file = create(FileDescriptorProtoSchema, {
  name: "change.proto",
  syntax: "proto3",
  dependency: ["google/protobuf/field_mask.proto"],
  messageType: [
    {
      name: "Change",
      field: [
        {
          name: "update_mask",
          number: 1,
          type: 11,
          typeName: ".google.protobuf.FieldMask",
          label: 1,
        },
        { name: "new_title", number: 2, type: 9, label: 1, proto3Optional: true, oneofIndex: 0 },
        { name: "tags", number: 3, type: 9, label: 3 },
      ],
      oneofDecl: [{ name: "_new_title" }],
    },
  ],
});
const ChangeSchema = createFileRegistry(file, () => file_google_protobuf_field_mask).getMessage(
  "Change",
) as DescMessage;

function changed(paths: string[] | undefined, fields: Partial<Change>) {
  const updateMask = paths && create(FieldMaskSchema, { paths });
  const given = m.changes(ChangeSchema, create(ChangeSchema, { ...fields, updateMask }) as Change);
  return [given("newTitle"), given("tags", (tag) => tag.length)];
}

test("an update changes what its mask names, or what is set", () => {
  const fields = { newTitle: "new", tags: ["a", "bc"] };
  assert.deepEqual(changed(undefined, fields), ["new", [1, 2]]);
  assert.deepEqual(changed(undefined, {}), [undefined, undefined]);
  assert.deepEqual(changed([], fields), ["new", [1, 2]]);
  assert.deepEqual(changed(["tags"], fields), [undefined, [1, 2]]);
  assert.deepEqual(changed(["new_title"], { tags: ["a"] }), [null, undefined]);
  assert.deepEqual(changed(["*"], {}), [null, []]);
});

test("a list that may be absent is absent where it is empty, and an update removes it", () => {
  assert.deepEqual(m.some(["a"]), ["a"]);
  assert.equal(m.some([]), undefined);
  const updated = (paths: string[] | undefined, tags: string[]) =>
    m.someOrNull(changed(paths, { tags })[1] as number[] | undefined);
  assert.deepEqual(updated(["tags"], ["a", "bc"]), [1, 2]);
  assert.equal(updated(["tags"], []), null);
  assert.equal(updated(["*"], []), null);
  assert.equal(updated(["new_title"], []), undefined);
  assert.equal(updated(undefined, []), undefined);
});

test("a mask with a path that is no field is refused", () => {
  for (const path of ["newTitle", "nothing", "new_title.part", ""])
    assert.throws(() => changed([path], {}), { kind: "invalid" });
});
