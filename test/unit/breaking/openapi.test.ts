import { expect, test } from "vitest";
import { changesOf, documentOf, found, OPENAPI } from "./documents.ts";

type Part = Record<string, unknown>;
const ok = { responses: { "200": { description: "" } } };
const get = (more: Part = {}): Part => ({ operationId: "getThing", ...ok, ...more });
const paths = (operation: Part, path = "/things/{id}"): Part => ({ [path]: { get: operation } });
const query = (more: Part) =>
  get({ parameters: [{ name: "q", in: "query", schema: { type: "string" }, ...more }] });
const answers = (status: string, response: Part) =>
  get({ responses: { [status]: { description: "", ...response } } });
const signedIn = (...security: Part[]) => get({ security });

const RULES: [name: string, old: Part, now: Part, changes: string[]][] = [
  ["a path less", paths(get()), {}, ["breaking operation-removed"]],
  ["a path more", {}, paths(get()), ["compatible operation-added"]],
  [
    "another method",
    { "/a": { get: get() } },
    { "/a": { post: get() } },
    ["breaking operation-removed", "compatible operation-added"],
  ],
  ["another name of a parameter in the path", paths(get()), paths(get(), "/things/{key}"), []],
  [
    "below another version",
    paths(get(), "/v1/things"),
    paths(get(), "/v2/things"),
    ["breaking operation-moved"],
  ],
  [
    "another version beside it",
    paths(get(), "/v1/things"),
    { ...paths(get(), "/v1/things"), ...paths(get({ operationId: "b" }), "/v2/things") },
    ["compatible operation-added"],
  ],
  [
    "another operationId",
    paths(get()),
    paths(get({ operationId: "readThing" })),
    ["warning operation-renamed"],
  ],
  ["a parameter more", paths(get()), paths(query({})), ["compatible parameter-added"]],
  [
    "a required parameter more",
    paths(get()),
    paths(query({ required: true })),
    ["breaking parameter-added"],
  ],
  ["a parameter less", paths(query({})), paths(get()), ["breaking parameter-removed"]],
  [
    "a parameter that is required now",
    paths(query({})),
    paths(query({ required: true })),
    ["breaking parameter-became-required"],
  ],
  [
    "a parameter of another type",
    paths(query({})),
    paths(query({ schema: { type: "integer" } })),
    ["breaking type-changed"],
  ],
  [
    "a parameter with another default",
    paths(query({})),
    paths(query({ schema: { type: "string", default: "x" } })),
    [],
  ],
  [
    "a body where there was none",
    paths(get()),
    paths(get({ requestBody: { required: true, content: {} } })),
    ["breaking body-became-required"],
  ],
  ["a body that is optional", paths(get()), paths(get({ requestBody: { content: {} } })), []],
  [
    "no body any more",
    paths(get({ requestBody: { content: {} } })),
    paths(get()),
    ["breaking body-removed"],
  ],
  [
    "another status of success",
    paths(answers("200", {})),
    paths(answers("201", {})),
    ["breaking response-removed", "compatible response-added"],
  ],
  [
    "another error",
    paths(get({ responses: { "200": { description: "" }, "409": { description: "" } } })),
    paths(get()),
    ["warning response-removed"],
  ],
  [
    "a media type less",
    paths(answers("200", { content: { "text/csv": {} } })),
    paths(answers("200", {})),
    ["breaking media-type-removed"],
  ],
  [
    "a header less",
    paths(answers("200", { headers: { Link: {} } })),
    paths(answers("200", {})),
    ["breaking header-removed"],
  ],
  [
    "a header that may be missing",
    paths(answers("200", { headers: { Link: { required: true } } })),
    paths(answers("200", { headers: { link: {} } })),
    ["breaking header-became-optional"],
  ],
  [
    "who has to sign in now",
    paths(get()),
    paths(signedIn({ users: [] })),
    ["breaking security-tightened"],
  ],
  ["who need not sign in any more", paths(signedIn({ users: [] })), paths(get()), []],
  [
    "a scope more",
    paths(signedIn({ users: [] })),
    paths(signedIn({ users: ["write"] })),
    ["breaking security-tightened"],
  ],
  [
    "another way to sign in",
    paths(signedIn({ users: [] })),
    paths(signedIn({ users: [] }, { keys: [] })),
    [],
  ],
  [
    "a way to sign in less",
    paths(signedIn({ users: [] }, { keys: [] })),
    paths(signedIn({ users: [] })),
    ["breaking security-tightened"],
  ],
  [
    "a role less",
    paths(get({ "x-roles": ["clerk", "admin"] })),
    paths(get({ "x-roles": ["admin"] })),
    ["breaking role-removed"],
  ],
  [
    "a role more",
    paths(get({ "x-roles": ["admin"] })),
    paths(get({ "x-roles": ["admin", "clerk"] })),
    [],
  ],
];

test.each(RULES)("%s", (_name, old, now, changes) => {
  expect(changesOf(OPENAPI, documentOf(old), documentOf(now))).toEqual(changes);
});

test("what all operations of a path share counts for each", () => {
  const shared = { parameters: [{ name: "q", in: "query", required: true }] };
  const old = { "/a": { get: get(), put: get({ operationId: "putThing" }) } };
  const changes = found(
    OPENAPI,
    documentOf(old),
    documentOf({ "/a": { ...old["/a"], ...shared } }),
  );
  expect(changes.map(({ kind, operations }) => [kind, ...operations])).toEqual([
    ["parameter-added", "getThing"],
    ["parameter-added", "putThing"],
  ]);
});

test("what several operations refer to is told once, with all of them", () => {
  const components = (type: string) => ({
    components: { schemas: { Thing: { type: "object", properties: { a: { type } } } } },
  });
  const content = { "application/json": { schema: { $ref: "#/components/schemas/Thing" } } };
  const both = {
    "/a": {
      get: get({ responses: { "200": { content } } }),
      put: get({ operationId: "putThing", responses: { "200": { content } } }),
    },
  };
  const changes = found(
    OPENAPI,
    documentOf(both, components("string")),
    documentOf(both, components("integer")),
  );
  expect(changes.map(({ kind, at, operations }) => [kind, at, ...operations])).toEqual([
    ["type-changed", "/components/schemas/Thing/properties/a/type", "getThing", "putThing"],
  ]);
});

test("a whole document less is every operation less", () => {
  expect(changesOf(OPENAPI, documentOf(paths(get())), undefined)).toEqual([
    "breaking operation-removed",
  ]);
});
