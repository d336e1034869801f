import { describe, expect, test } from "vitest";
import { serviceOf, systemOf } from "./read.ts";

const system = (roles: string) =>
  systemOf(`groundplan: 1
name: shop
auth: { users: { kind: oidc }, roles: ${roles} }
services: { sales: { api: { rest: {} } } }`);

describe("a role", () => {
  test("has its own rights and those of all that it inherits, at any distance", () => {
    const { roles } = system(
      "{ admin: [clerk, buyer], clerk: [guest], buyer: [guest], guest: [] }",
    );
    expect(Object.fromEntries(roles.map(({ name, all }) => [name, all]))).toEqual({
      admin: ["admin", "buyer", "clerk", "guest"],
      clerk: ["clerk", "guest"],
      buyer: ["buyer", "guest"],
      guest: ["guest"],
    });
  });

  test("that inherits itself is refused", () => {
    expect(() => system("{ a: [b], b: [a] }")).toThrow("inherit each other");
  });
});

describe("an operation", () => {
  const allowed = (allow: string) => {
    const crud = `crud: [get], allow: { ${allow} }`;
    return serviceOf(`entities:\n  Order: { ${crud} }`).operations[0]!;
  };

  test.each([
    ["get: [clerk]", ["clerk", "manager"], ["guest"]],
    ["get: [manager]", ["manager"], ["guest", "clerk"]],
    ["get: [guest, clerk]", ["guest", "clerk", "manager"], []],
    ["get: public", ["guest", "clerk", "manager"], []],
    ["get: []", [], ["guest", "clerk", "manager"]],
    ["", [], ["guest", "clerk", "manager"]],
  ])("with `%s` is allowed to %j and denied to %j", (allow, allowedRoles, deniedRoles) => {
    expect(allowed(allow)).toMatchObject({ allowedRoles, deniedRoles });
  });

  test("may be called by everyone, by some or by nobody", () => {
    const [everyone, some, nobody] = ["get: public", "get: [clerk]", ""].map(allowed);
    expect(everyone).toMatchObject({ public: true, nobody: false, exposed: true, allow: [] });
    expect(some).toMatchObject({ public: false, nobody: false, exposed: true, allow: ["clerk"] });
    expect(nobody).toMatchObject({ public: false, nobody: true, exposed: false, allow: [] });
  });
});

test("a service whose operations nobody may call exposes none", () => {
  const service = serviceOf(`
entities:
  Order: { crud: [create, get, list] }
  Line: {}`);
  expect(service.operations).toHaveLength(3);
  expect(service).toMatchObject({ hasExposed: false, exposed: [], exposedEntities: [] });
});
