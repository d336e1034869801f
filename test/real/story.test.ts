import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { real } from "../real.ts";
import { blueprints, build, type Built } from "../support/built.ts";
import { type BrokerServer, brokerServers } from "../support/broker-servers.ts";
import {
  customers,
  fates,
  killer,
  type Programs,
  programsFor,
  setStage,
} from "../support/story.ts";

const ORDERS = 2000;
/** Nothing else may have become of an order. */
const SHIPPED = "shipped, payment captured, parcel packed";
const CANCELLED = ["none", "voided"].map(
  (parcel) => `cancelled, payment refunded, parcel ${parcel}`,
);

/** The whole story under SIGKILL: what became of the orders. */
async function tell(repo: Built, parts: Programs, server: BrokerServer, orders: number) {
  const stage = await setStage(repo, parts, server);
  const over = new AbortController();
  try {
    const killing = killer(stage, over.signal);
    await customers(stage, orders, 16);
    over.abort();
    const killed = await killing;
    return { killed, ...(await fates(stage, 120_000)) };
  } finally {
    over.abort();
    const said = await stage.stop();
    if (process.env.STORY_LOG) console.log(said);
  }
}

const shop = readFileSync(blueprints.shop, "utf8");

describe.each(brokerServers)("$broker", (server) => {
  real(
    `${server.program} and PostgreSQL's programs`,
    () => programsFor(server),
    (parts) => {
      let repo: Built;
      beforeAll(async () => {
        repo = await build(shop.replace("broker: nats", `broker: ${server.broker}`));
      }, 600_000);
      afterAll(() => repo?.remove());

      test(`${ORDERS} orders and cancellations while everything is killed: nothing is lost, nothing happens twice`, async () => {
        const { killed, fates: became, parked } = await tell(repo, parts(), server, ORDERS);
        console.log({ killed, became });
        expect(parked).toEqual([]);
        expect(
          Object.keys(became).filter((fate) => ![SHIPPED, ...CANCELLED].includes(fate)),
        ).toEqual([]);
        // a customer whose answer was lost asks again, and may have placed two
        expect(Object.values(became).reduce((sum, n) => sum + n, 0)).toBeGreaterThanOrEqual(ORDERS);
        for (const times of Object.values(killed)) expect(times).toBeGreaterThan(0);
      }, 480_000);
    },
  );
});
