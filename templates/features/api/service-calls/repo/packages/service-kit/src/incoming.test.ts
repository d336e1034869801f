import assert from "node:assert/strict";
import { after, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { createApp } from "./http.ts";
import { incoming, trackIncoming } from "./incoming.ts";
import { createLog } from "./log.ts";

const app = createApp({ log: createLog("test", "silent") });
trackIncoming(app);
app.addContentTypeParser("text/plain", { parseAs: "string" }, (_request, text, done) =>
  done(null, text),
);
app.route({ method: ["GET", "POST"], url: "/", handler: async () => incoming() });
const address = await app.listen({ port: 0, host: "127.0.0.1" });
after(() => app.close());

const headers = { "x-request-id": "request-1", authorization: "Bearer ann" };
/** Comes after the headers. */
async function* body() {
  await wait(20);
  yield new TextEncoder().encode("text");
}
const requests: Record<string, RequestInit> = {
  "without a body": { headers },
  "with a body": {
    method: "POST",
    body: ReadableStream.from(body()),
    duplex: "half",
    headers: { ...headers, "content-type": "text/plain" },
  },
};
for (const [what, request] of Object.entries(requests)) {
  test(`a request ${what} is known to what it brings about`, async () => {
    const answer = await fetch(address, request);
    const { requestId, authorization } = (await answer.json()) as Record<string, unknown>;
    assert.deepEqual(
      { requestId, authorization },
      { requestId: "request-1", authorization: "Bearer ann" },
    );
  });
}

test("what nobody asked for belongs to no request", () => {
  assert.equal(incoming(), undefined);
});
