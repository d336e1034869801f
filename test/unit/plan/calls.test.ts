import { describe, expect, test } from "vitest";
import { fileOf, jsonOf, pathsOf, realPlan } from "./plans.ts";

/** A desk that calls the shelf, whose API this is. */
const library = (api: string, calls = "calls: [shelf.getBook], ") =>
  realPlan(`groundplan: 1
name: library
services:
  desk:
    api: { rest: {} }
    entities:
      Loan: { crud: [get], allow: { get: public }, fields: { code: string(9) = a } }
    operations:
      renew: { kind: update, of: Loan, accepts: [code], ${calls}allow: public }
  shelf:
    api: ${api}
    entities:
      Book: { crud: [get], allow: { get: public }, fields: { code: string(9) = a } }
`);
const KIT = "packages/service-kit";

describe("a service that calls another", () => {
  test("has a client of what that offers, and the kit what it needs", () => {
    const plan = library("{ rest: {} }");
    const clients = fileOf(plan, "services/desk/src/clients.ts").contents;
    expect(clients).toContain('from "@library/contracts/shelf"');
    expect(clients).toContain('getBook: ShelfApi["getBook"];');
    expect(pathsOf(plan)).toContain(`${KIT}/src/rest-client.ts`);
    expect(pathsOf(plan)).not.toContain(`${KIT}/src/rpc-client.ts`);
    expect(pathsOf(plan)).not.toContain("services/shelf/src/clients.ts");
    expect(jsonOf(plan, `${KIT}/package.json`).dependencies).toHaveProperty("cockatiel");
  });

  test("calls by gRPC where both can be, and needs its client outside of tests too", () => {
    const plan = library("{ rest: {}, grpc: {} }");
    expect(fileOf(plan, "services/desk/src/clients.ts").contents).toContain("rpcClient(");
    expect(pathsOf(plan)).not.toContain(`${KIT}/src/rest-client.ts`);
    const { dependencies, devDependencies = {} } = jsonOf(plan, `${KIT}/package.json`);
    expect(dependencies).toHaveProperty(["@connectrpc/connect-node"]);
    expect(devDependencies).not.toHaveProperty(["@connectrpc/connect-node"]);
  });

  test("has a function for its owner to write, once", () => {
    const file = fileOf(library("{ rest: {} }"), "services/desk/src/features/loans/rules/renew.ts");
    expect(file.ownership).toBe("owned");
    expect(file.contents).toContain('_clients: CallsOf["renew"]');
  });
});

test("who calls nobody hears nothing of it", () => {
  const plan = library("{ rest: {}, grpc: {} }", "");
  const said = /cockatiel|clientsOf|CallsOf|trackIncoming|CALL_TIMEOUT_MS|rpcTimeout|\bbefore\?/;
  const found = [...plan.files].filter(({ contents }) => said.test(contents));
  expect(found.map(({ path }) => path)).toEqual([]);
});
