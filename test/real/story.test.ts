import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { real } from "../real.ts";
import { type BrokerServer, brokerServers } from "../support/broker-servers.ts";
import { blueprints, build, type Built } from "../support/built.ts";
import {
  customers,
  type Fates,
  fates,
  killer,
  programsFor,
  setStage,
  type Stage,
} from "../support/story.ts";

const ORDERS = 2000;
/** Nothing else may have become of an order. */
const SHIPPED = "shipped, payment captured, parcel packed";
const CANCELLED = ["none", "voided"].map(
  (parcel) => `cancelled, payment refunded, parcel ${parcel}`,
);

const strange = (became: Fates) =>
  Object.keys(became).filter((fate) => ![SHIPPED, ...CANCELLED].includes(fate));

/** The whole story under SIGKILL: what became of the orders. */
async function tell(stage: Stage, orders: number, { settleMs = 120_000, killMs = 6000 } = {}) {
  const over = new AbortController();
  try {
    const killing = killer(stage, over.signal, killMs);
    await customers(stage, orders, 16);
    over.abort();
    const killed = await killing;
    return { killed, ...(await fates(stage, settleMs)) };
  } finally {
    over.abort();
    const said = await stage.stop();
    if (process.env.STORY_LOG) console.log(said);
  }
}

const shop = readFileSync(blueprints.shop, "utf8");
const needs = ({ program }: BrokerServer) => `${program} and PostgreSQL's programs`;
const [first] = brokerServers as [BrokerServer];

describe.each(brokerServers)("$broker", (server) => {
  real(
    needs(server),
    () => programsFor(server),
    (parts) => {
      let repo: Built;
      beforeAll(async () => {
        repo = await build(shop.replace("broker: nats", `broker: ${server.broker}`));
      }, 600_000);
      afterAll(() => repo?.remove());

      test(`${ORDERS} orders and cancellations while everything is killed: nothing is lost, nothing happens twice`, async () => {
        const stage = await setStage(repo, parts(), server);
        const { killed, fates: became, parked } = await tell(stage, ORDERS);
        console.log({ killed, became });
        expect(parked).toEqual([]);
        expect(strange(became)).toEqual([]);
        // a customer whose answer was lost asks again, and may have placed two
        expect(Object.values(became).reduce((sum, n) => sum + n, 0)).toBeGreaterThanOrEqual(ORDERS);
        for (const times of Object.values(killed)) expect(times).toBeGreaterThan(0);
      }, 480_000);
    },
  );
});

real(
  needs(first),
  () => programsFor(first),
  (parts) => {
    let repo: Built;
    beforeAll(async () => {
      repo = await build(blueprints.shop);
    }, 600_000);
    afterAll(() => repo?.remove());

    const kit = "packages/service-kit/src";
    test.each([
      {
        without: "the outbox",
        file: `${kit}/relay.ts`,
        // what was told is forgotten before the broker has it
        from: "await broker.publish(event);\n        published.push(position);",
        to: "published.push(position);\n        await broker.publish(event).catch(() => {});",
      },
      {
        without: "the inbox",
        file: `${kit}/inbox.ts`,
        from: "return numInsertedOrUpdatedRows === 1n;",
        to: "return numInsertedOrUpdatedRows >= 0n;",
      },
    ])(
      "without $without it goes wrong",
      async ({ file, from, to }) => {
        const spoilt = repo.copy();
        try {
          spoilt.edit(file, (text) => text.replace(from, to));
          const damage: string[] = [];
          // whether a kill comes at a moment that hurts is chance: often, and again
          for (let round = 0; round < 5 && damage.length === 0; round++) {
            const stage = await setStage(spoilt, parts(), first);
            const often = { settleMs: 15_000, killMs: 2400 };
            const { fates: became, parked } = await tell(stage, 300, often);
            damage.push(...strange(became), ...parked);
          }
          expect(damage).not.toEqual([]);
        } finally {
          spoilt.remove();
        }
      },
      540_000,
    );
  },
);
