import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { documentsOf, TALKING } from "../documents.ts";
import { built, repoWith, runTool } from "./repo.ts";

const documents = documentsOf(Object.values(TALKING)[0]!);
const repoOf = () => repoWith(["api/contract-tools", "broker/messaging"], documents);

const put = (repo: string, path: string) => {
  mkdirSync(join(repo, dirname(path)), { recursive: true });
  writeFileSync(join(repo, path), "");
};

const PROTO = "contracts/parcels/v1/parcels.proto";
const OPENAPI = "contracts/parcels/openapi.yaml";
const BUILT = [
  "packages/contracts/src/parcels/v1/parcels_pb.ts",
  "packages/contracts/src/parcels.ts",
  "packages/contracts/src/parcels.openapi.json",
  "packages/api-client/src/services/parcels.ts",
];

const filesIn = (repo: string) =>
  readdirSync(join(repo, "packages"), { recursive: true, encoding: "utf8" }).toSorted();

test("what is built from contracts that are there stays, and what people wrote does", () => {
  const repo = repoOf();
  runTool(repo, "asyncapi.ts");
  for (const path of [PROTO, OPENAPI, ...BUILT]) put(repo, path);
  const before = filesIn(repo);
  expect(runTool(repo, "outdated.ts")).toMatchObject({ status: 0, stderr: "" });
  expect(filesIn(repo)).toEqual(before);
});

test("what was built from contracts that are gone goes", () => {
  const repo = repoOf();
  const before = built(repo);
  runTool(repo, "asyncapi.ts");
  for (const path of BUILT) put(repo, path);
  rmSync(join(repo, "contracts"), { recursive: true });
  expect(runTool(repo, "outdated.ts")).toMatchObject({ status: 0, stderr: "" });
  expect(built(repo)).toEqual([...before, "parcels"].toSorted());
  expect(
    filesIn(repo).filter((path) => path.endsWith("parcels.ts") || path.endsWith("_pb.ts")),
  ).toEqual([]);
});

test("what a service no longer receives goes, and it may have no contract of events at all", () => {
  const repo = repoOf();
  runTool(repo, "asyncapi.ts");
  const received = built(repo).filter((file) => file.endsWith(".received.ts"));
  expect(received).not.toEqual([]);
  for (const [path, text] of Object.entries(documents)) {
    const [head = ""] = text.split("\noperations:");
    const sent = /^ {2}\S+:\n {4}action: send\n(?: {4}.*\n)*/gm;
    const operations = Array.from(text.matchAll(sent), ([all]) => all).join("");
    writeFileSync(
      join(repo, path),
      operations ? `${head}\noperations:\n${operations}${rest(text)}` : `${head}\n${rest(text)}`,
    );
  }
  expect(runTool(repo, "asyncapi.ts")).toMatchObject({ status: 0, stderr: "" });
  expect(built(repo).filter((file) => file.endsWith(".received.ts"))).toEqual([]);
});

const rest = (text: string) => text.slice(text.indexOf("\ncomponents:") + 1);
