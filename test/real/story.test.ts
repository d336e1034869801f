import { afterAll, beforeAll, expect, test } from "vitest";
import { onPath, real } from "../real.ts";
import { blueprints, build, type Built } from "../support/built.ts";
import { postgresPrograms } from "../support/real-servers.ts";
import { customers, type Fates, fates, killer, type Programs, setStage } from "../support/story.ts";

const ORDERS = 2000;
/** Nothing else may have become of an order. */
const SHIPPED = "shipped, payment captured, parcel packed";
const CANCELLED = ["none", "voided"].map(
  (parcel) => `cancelled, payment refunded, parcel ${parcel}`,
);

function programs(): Programs | undefined {
  const [nats, postgres] = [onPath("nats-server"), postgresPrograms()];
  return nats && postgres ? { nats, postgres } : undefined;
}

const strange = (became: Fates) =>
  Object.keys(became).filter((fate) => ![SHIPPED, ...CANCELLED].includes(fate));

/** The whole story under SIGKILL: what became of the orders. */
async function tell(repo: Built, parts: Programs, orders: number, settleMs = 120_000) {
  const stage = await setStage(repo, parts);
  const over = new AbortController();
  try {
    const killing = killer(stage, over.signal);
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

real("nats-server and PostgreSQL's programs", programs, (parts) => {
  let repo: Built;
  beforeAll(async () => {
    repo = await build(blueprints.shop);
  }, 600_000);
  afterAll(() => repo?.remove());

  test(`${ORDERS} orders and cancellations while everything is killed: nothing is lost, nothing happens twice`, async () => {
    const { killed, fates: became, parked } = await tell(repo, parts(), ORDERS);
    console.log({ killed, became });
    expect(parked).toEqual([]);
    expect(strange(became)).toEqual([]);
    // a customer whose answer was lost asks again, and may have placed two
    expect(Object.values(became).reduce((sum, n) => sum + n, 0)).toBeGreaterThanOrEqual(ORDERS);
    for (const times of Object.values(killed)) expect(times).toBeGreaterThan(0);
  }, 480_000);

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
        const { fates: became, parked } = await tell(spoilt, parts(), 400, 15_000);
        expect([...strange(became), ...parked]).not.toEqual([]);
      } finally {
        spoilt.remove();
      }
    },
    240_000,
  );
});
