import { expect, test } from "vitest";
import type { CalleeModel } from "../../../src/model/types.ts";
import { named, systemOf } from "./read.ts";

const library = (allow = "[reader]") =>
  systemOf(`groundplan: 1
name: library
auth: { users: { kind: oidc }, roles: { reader: [] } }
services:
  desk:
    entities:
      Loan: { crud: [get], allow: { get: [reader] }, fields: { code: string(9) = a } }
      Card: { crud: [get], allow: { get: [reader] }, fields: { code: string(9) = a } }
    operations:
      renew: { kind: update, of: Loan, accepts: [code], calls: [old-shelf.getBook, old-shelf.reserve], allow: [reader] }
      beforeRenew: { kind: command, of: Loan, calls: [old-shelf.getBook, archive.listFilms], allow: [reader] }
  old-shelf:
    entities:
      Book: { crud: [get], allow: { get: public }, fields: { code: string(9) = a } }
    operations:
      reserve: { kind: update, of: Book, accepts: [code], allow: ${allow} }
  archive:
    entities:
      Film: { crud: [list], allow: { list: public }, fields: { code: string(9) } }
`);

test("what is called is gathered by service, for each operation and for all", () => {
  const [desk, shelf] = library().services;
  const called = (one: { callees: readonly CalleeModel[] }) =>
    one.callees.map(({ service, operations }) => [
      service.name.kebab,
      ...operations.map(({ name }) => name.camel),
    ]);
  expect(called(named(desk!.operations, "renew"))).toEqual([["old-shelf", "getBook", "reserve"]]);
  expect(called(desk!)).toEqual([
    ["old-shelf", "getBook", "reserve"],
    ["archive", "listFilms"],
  ]);
  expect([desk!.hasCalls, shelf!.hasCalls, shelf!.callees]).toEqual([true, false, []]);
  expect(desk!.calling.map(({ name }) => name.camel)).toEqual(["renew", "beforeRenew"]);
  expect(desk!.entities.map(({ hasCalls }) => hasCalls)).toEqual([true, false]);
});

test("what runs first has a name of its own", () => {
  const { operations } = library().services[0]!;
  const { before, ownFunctions, usesInput, rule } = named(operations, "renew");
  expect({ before, ownFunctions, usesInput, rule }).toEqual({
    before: "beforeRenew",
    ownFunctions: true,
    usesInput: true,
    rule: "renew",
  });
  expect(named(operations, "beforeRenew").before).toBe("beforeBeforeRenew");
  expect(named(operations, "beforeRenew").rule).toBe("beforeRenewLoan");
  expect(named(operations, "getLoan")).toMatchObject({ before: "", ownFunctions: false });
});
