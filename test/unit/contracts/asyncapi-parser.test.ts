import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Parser } from "@asyncapi/parser";
import { afterAll, describe, expect, test } from "vitest";
import { documentsOf, TALKING } from "./documents.ts";

const folder = mkdtempSync(join(tmpdir(), "asyncapi-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Told of every document that is not of the newest minor version; ours are of 3.0.0. */
const NEWER = "asyncapi-latest-version";

/** The official parser with its recommended rules, and what it finds in a document on disk. */
async function parsed(file: string, text: string) {
  const { document, diagnostics } = await new Parser().parse(text, { source: file });
  const found = diagnostics.filter(({ code }) => code !== NEWER);
  return {
    document,
    found: found.map(({ code, message, path }) => `${code} ${path.join("/")}: ${message}`),
  };
}

/** Writes documents into a folder of their own. */
function written(name: string, documents: Record<string, string>): [string, string][] {
  return Object.entries(documents).map(([path, text]) => {
    const file = join(folder, name, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return [file, text];
  });
}

describe.each(Object.entries(TALKING))("the documents of %s", (name, blueprint) => {
  test("leave the official parser nothing to say", async () => {
    for (const [file, text] of written(name, documentsOf(blueprint))) {
      const { document, found } = await parsed(file, text);
      expect(found, file).toEqual([]);
      expect(document?.operations().all().length).toBeGreaterThan(0);
    }
  });
});

test("what a service listens to is found in the other's document", async () => {
  const files = written("found", documentsOf(TALKING.shop));
  const [file, text] = files.find(([path]) => path.includes("orders"))!;
  const { document } = await parsed(file, text);
  const received = document!.operations().filterByReceive();
  expect(received.map((one) => one.channels().all()[0]!.address())).toEqual([
    "shop.payments.PaymentCaptured",
    "shop.shipping.ParcelPacked",
  ]);
  const [message] = received[0]!.messages().all();
  const data = message!.payload()!.allOf()![1]!.property("data")!;
  expect(Object.keys(data.properties()!)).toEqual(["orderId", "amount"]);
});

test("the parser does look", async () => {
  const files = written("spoilt", documentsOf(TALKING.shop));
  const [file, text] = files.find(([path]) => path.includes("orders"))!;
  const lost = text.replace("../payments/asyncapi.yaml", "../payment/asyncapi.yaml");
  expect((await parsed(file, lost)).found.join("\n")).toContain("payment/asyncapi.yaml");
  const odd = text.replace("action: send", "action: shout");
  expect((await parsed(file, odd)).found.join("\n")).toContain("sendOrderPlaced/action");
});
