import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { openapi } from "../../../src/contracts/index.ts";
import { entity, field, modelOf, operation, string } from "./blueprints.ts";
import { library } from "./library.ts";

type Json = any;

const contract: Json = parse(openapi(library(), { security: true }));
const { schemas } = contract.components;
const at = (path: string, method: string): Json => contract.paths[path][method];
const statuses = (path: string, method: string) => Object.keys(at(path, method).responses);

test("every operation that somebody may call stands in it, and no other", () => {
  const ids = Object.values<Json>(contract.paths).flatMap(({ parameters: _, ...methods }) =>
    Object.values<Json>(methods).map((one) => one.operationId),
  );
  expect(ids.toSorted()).toEqual([
    "createBook",
    "deleteAuthor",
    "deleteBook",
    "deleteGenre",
    "getBook",
    "importBook",
    "lendBook",
    "listBooks",
    "listGenres",
    "replaceBook",
    "retitleBook",
    "updateBook",
  ]);
});

test("it holds the schemas that its operations reach, and no other", () => {
  const used = new Set(JSON.stringify(contract).match(/(?<=#\/components\/)\w+\/\w+/g));
  const { securitySchemes, ...components } = contract.components;
  const there = Object.entries<Json>(components).flatMap(([kind, all]) =>
    Object.keys(all).map((name) => `${kind}/${name}`),
  );
  expect(there.toSorted()).toEqual([...used].toSorted());
  expect(securitySchemes.users.type).toBe("openIdConnect");
});

test("an operation tells who may: in words, as roles, and as security", () => {
  expect(at("/v1/books/{id}", "patch")).toMatchObject({
    description: "This needs the role clerk or manager.",
    "x-roles": ["clerk", "manager"],
    security: [{ users: [] }],
  });
  expect(at("/v1/books/{id}", "get")).toMatchObject({
    description: "Anybody may do this.",
    security: [],
  });
  expect(at("/v1/books/{id}", "get")).not.toHaveProperty("x-roles");
});

test("a system that does not know its callers has no security scheme", () => {
  const open: Json = parse(openapi(library(), { security: false }));
  expect(open.security).toEqual([]);
  expect(open.components).not.toHaveProperty("securitySchemes");
  expect(open.paths["/v1/books"].get.responses).not.toHaveProperty("401");
});

test("an operation has the statuses that it can answer with", () => {
  expect(statuses("/v1/books", "post")).toEqual([
    "201",
    "400",
    "401",
    "403",
    "406",
    "409",
    "413",
    "415",
    "5XX",
  ]);
  expect(statuses("/v1/books", "get")).toEqual(["200", "400", "401", "406", "5XX"]);
  expect(statuses("/v1/books/{id}", "get")).toEqual(["200", "400", "401", "404", "406", "5XX"]);
  expect(statuses("/v1/books/by-isbn/{isbn}/lend", "post")).toContain("409");
});

test("a change that can contradict nothing has no 409", () => {
  expect(statuses("/v1/books/{id}/retitle", "post")).not.toContain("409");
});

test("what others refer to cannot be deleted; what only takes part in sets can", () => {
  expect(statuses("/v1/authors/{id}", "delete")).toContain("409");
  expect(statuses("/v1/genres/{id}", "delete")).not.toContain("409");
});

test("a new thing has a Location, a page a Link", () => {
  expect(at("/v1/books", "post").responses["201"].headers).toHaveProperty("Location");
  expect(at("/v1/books", "get").responses["200"].headers).toHaveProperty("Link");
  expect(contract.components.headers.Location.required).toBe(true);
});

test("a list is filtered by its references", () => {
  const names = at("/v1/books", "get").parameters.map(
    (one: Json) => one.name ?? one.$ref.split("/").at(-1),
  );
  expect(names).toEqual(["Cursor", "Limit", "authorId", "sequelId"]);
});

test("fields have the limits of the blueprint", () => {
  const { properties } = schemas.Book;
  const storable = "^[^\\u0000]*$";
  expect(properties.title).toEqual({
    type: "string",
    minLength: 1,
    maxLength: 200,
    pattern: storable,
  });
  expect(properties.code).toMatchObject({ pattern: storable, maxLength: 9 });
  expect(properties.pages).toEqual({ type: "integer", minimum: 1, maximum: 9999 });
  expect(properties.bytes).toMatchObject({ format: "int64", maximum: Number.MAX_SAFE_INTEGER });
  expect(properties.rating).toEqual({ type: "string", pattern: "^-?[0-9]{1,1}(\\.[0-9]{1,2})?$" });
  expect(properties.tags).toMatchObject({
    type: "array",
    maxItems: 1000,
    items: { maxLength: 20 },
  });
  expect(properties.genreIds).toMatchObject({ uniqueItems: true });
  expect(properties.status).toEqual({ type: "string", enum: ["in-stock", "lent", "null", "1st"] });
  expect(properties.id.readOnly && properties.createdAt.readOnly).toBe(true);
});

test("what is nobody else's business is marked wherever it stands", () => {
  const marked = (name: string) =>
    Object.entries<Json>(contract.components.schemas[name].properties)
      .filter(([, schema]) => schema["x-data-classification"] === "personal")
      .map(([property]) => property);
  expect(marked("Book")).toEqual(["contact"]);
  expect(marked("CreateBook")).toEqual(["contact"]);
});

test("the caller may leave out what has a default, and not name what is unknown", () => {
  expect(schemas.CreateBook.required).toEqual(["isbn", "title", "price", "authorId"]);
  expect(schemas.CreateBook.additionalProperties).toBe(false);
  expect(schemas.CreateBook.properties.pages.default).toBe(100);
  expect(schemas.LendBook.properties.days.default).toBe(14);
  expect(schemas.LendBook.required).toEqual(["reason"]);
});

test("a patch demands nothing, fills in nothing, and removes by null what may be absent", () => {
  const { required, properties } = schemas.UpdateBook;
  expect(required).toBeUndefined();
  expect(properties.pages).toEqual({ type: "integer", minimum: 1, maximum: 9999 });
  expect(properties.kind).toEqual({ type: ["string", "null"], enum: ["novel", "comic", null] });
  expect(properties.shelf).toEqual({
    anyOf: [{ $ref: "#/components/schemas/Address" }, { type: "null" }],
  });
  const { content } = at("/v1/books/{id}", "patch").requestBody;
  expect(Object.keys(content)).toEqual(["application/merge-patch+json"]);
});

test("the examples are valid", () => {
  const { components }: Json = parse(openapi(library("code"), { security: true }));
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  addFormats.default(ajv);
  ajv
    .addVocabulary(["components", "x-data-classification"])
    .addSchema({ $id: "contract", components });
  const shown = ["Book", "CreateBook", "UpdateBook", "LendBook", "Genre", "Money", "Duration"];
  for (const name of shown) expect(components.schemas[name].examples, name).toBeDefined();
  for (const [name, schema] of Object.entries<Json>(components.schemas)) {
    const validate = ajv.getSchema(`contract#/components/schemas/${name}`)!;
    for (const example of schema.examples ?? []) {
      expect(validate(example), ajv.errorsText(validate.errors)).toBe(true);
    }
  }
});

test("names that the contract needs for itself give way to the user's", () => {
  const page = entity({ name: "NotePage", crud: ["get"], fields: [field("uuid", "uuid")] });
  const uuid = entity({ name: "Uuid", crud: ["get"], fields: [] });
  const twin: Json = parse(
    openapi(modelOf({ ...small, entities: [...small.entities, page, uuid] }), { security: false }),
  );
  expect(Object.keys(twin.components.schemas)).toEqual(
    expect.arrayContaining(["Note", "NotePage", "NotePagePart", "Uuid", "UuidText"]),
  );
  expect(twin.components.schemas.Uuid.properties.id.$ref).toBe("#/components/schemas/UuidText");
});

test("a service that nobody may call has a contract without paths", () => {
  const service = modelOf({
    name: "quiet",
    entities: [entity({ name: "Note", crud: ["get"], allow: new Map() })],
  });
  const quiet: Json = parse(openapi(service, { security: true }));
  expect(quiet.paths).toEqual({});
});

const small = {
  name: "notes",
  entities: [
    entity({ name: "Note", crud: ["create", "list"], fields: [field("text", string(20))] }),
  ],
  operations: [operation({ name: "burnNote", of: "Note", allow: [] })],
};
