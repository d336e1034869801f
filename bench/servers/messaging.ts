/* Measures events between two generated services in this process, on a real PostgreSQL and NATS, and the bare client on the same NATS. */
import { createRequire } from "node:module";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";

const MANY = 5000;
const PER_SECOND = 100;
const SECONDS = 10;
const LANES = 32;

const [root = ""] = process.argv.slice(2);
const { DATABASE_URL = "", NATS_URL = "" } = process.env;
const kit = createRequire(join(root, "packages/service-kit/package.json"));
const load = (path: string) => import(pathToFileURL(join(root, path)).href);
const loadOfKit = (name: string) => import(pathToFileURL(kit.resolve(name)).href);

const { openPostgres, migrate } = await load("packages/service-kit/src/database.ts");
const { createLog } = await load("packages/service-kit/src/log.ts");
const { natsBroker } = await load("packages/service-kit/src/brokers/nats.ts");
const { connect } = await loadOfKit("@nats-io/transport-node");
const { AckPolicy, jetstream, jetstreamManager } = await loadOfKit("@nats-io/jetstream");

const log = createLog("bench", "error");
const bare = await measureBare();
const ours = await measureOurs();
process.send!({ rate: ours.rate, bareRate: bare.rate, delay: ours.delay, bareDelay: bare.delay });
process.exit();

async function measureOurs() {
  const teller = await load("services/teller/src/adapters/postgres/stores.ts");
  const hearer = await load("services/hearer/src/adapters/postgres/stores.ts");
  const { taleTold } = await load("services/teller/src/features/tales/events.ts");
  const { tellerMessaging } = await load("services/teller/src/messaging.ts");
  const { hearerMessaging } = await load("services/hearer/src/messaging.ts");
  const database = openPostgres({ url: DATABASE_URL, log, poolSize: 40 });
  for (const { SCHEMA, MIGRATIONS } of [teller, hearer])
    await migrate(database, SCHEMA, MIGRATIONS);
  const { tales } = teller.postgresStores(database.db);
  const notes = database.db.withSchema(hearer.SCHEMA).selectFrom("notes");
  const told = new Map<string, number>();
  const tell = async (number: number) => {
    const id = crypto.randomUUID();
    const createdAt = new Date().toISOString();
    const tale = { id, number, text: "x".repeat(100), createdAt };
    await tales.add(tale, taleTold(tale));
    told.set(id, performance.now());
  };
  const heard = async () => (await notes.select("id").execute()).length;

  await inLanes(MANY, tell);
  const begin = performance.now();
  const parts = { database, log };
  const running = [
    await tellerMessaging({ ...parts, broker: natsBroker({ url: NATS_URL, log }) }),
    await hearerMessaging({ ...parts, broker: natsBroker({ url: NATS_URL, log }) }),
  ];
  await until(async () => (await heard()) >= MANY);
  const rate = MANY / ((performance.now() - begin) / 1000);

  const delays: number[] = [];
  const rows = database.db.withSchema(hearer.SCHEMA);
  let number = MANY;
  await atRate(async () => {
    number += 1;
    await tell(number);
  });
  await until(async () => (await heard()) >= number);
  // both clocks are this machine's: when the change was stored, and when the reaction's own row was
  const found = await rows
    .selectFrom("notes")
    .select(["tale_id", "created_at"])
    .where("number", ">", MANY)
    .execute();
  for (const { tale_id, created_at } of found)
    delays.push(Date.parse(created_at) - performance.timeOrigin - told.get(tale_id)!);
  for (const one of running) await one.close();
  return { rate, delay: percentiles(delays) };
}

async function measureBare() {
  const connection = await connect({ servers: NATS_URL });
  const manager = await jetstreamManager(connection);
  await manager.streams.add({ name: "bare", subjects: ["bare.>"] });
  await manager.consumers.add("bare", { durable_name: "bare", ack_policy: AckPolicy.Explicit });
  const stream = jetstream(connection);
  const delays: number[] = [];
  let heard = 0;
  const publish = (number: number) =>
    stream.publish(
      `bare.${number % LANES}`,
      JSON.stringify({ at: performance.now(), text: "x".repeat(300) }),
    );
  await inLanes(MANY, publish);
  const begin = performance.now();
  const messages = await (
    await stream.consumers.get("bare", "bare")
  ).consume({ max_messages: 512 });
  const reading = (async () => {
    for await (const message of messages) {
      heard += 1;
      if (heard > MANY) delays.push(performance.now() - message.json().at);
      message.ack();
    }
  })();
  await until(() => heard >= MANY);
  const rate = MANY / ((performance.now() - begin) / 1000);
  await atRate(async () => void (await publish(0)));
  await until(() => heard >= MANY + PER_SECOND * SECONDS);
  messages.stop();
  await reading;
  await connection.close();
  return { rate, delay: percentiles(delays) };
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await wait(5);
}

async function inLanes(many: number, work: (number: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < many) await work(next++);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

async function atRate(work: () => Promise<unknown>): Promise<void> {
  const begin = performance.now();
  const started: Promise<unknown>[] = [];
  for (let index = 0; index < PER_SECOND * SECONDS; index++) {
    const due = begin + (index * 1000) / PER_SECOND;
    const early = due - performance.now();
    if (early > 0) await wait(early);
    started.push(work());
  }
  await Promise.all(started);
}

function percentiles(values: readonly number[]) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99) };
}
