import { randomInt } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import type { Built } from "./built.ts";
import { onPath } from "../real.ts";
import { type BrokerServer, brokerProcess } from "./broker-servers.ts";
import { ask } from "./http.ts";
import { type StrangeIssuer, strangeIssuer } from "./issuer.ts";
import { type Killable, killable } from "./killable.ts";
import { freePort } from "./ports.ts";
import { postgresPrograms, postgresProcess, type RealServer } from "./real-servers.ts";

/** The services of the shop that talk, each in a process of its own, on a real PostgreSQL and a real broker. */
export interface Stage {
  orders: string;
  /** Where each service is, by its name. */
  at: Readonly<Record<string, string>>;
  services: Killable[];
  postgres: RealServer;
  broker: RealServer;
  issuer: StrangeIssuer;
  stop(): Promise<string>;
}

/** Where orders are placed, and who says who places them. */
type Shop = Pick<Stage, "orders" | "issuer">;

/** Where services store what becomes of them. */
interface Stored {
  postgres: { url: string };
}

export interface Programs {
  postgres: string;
  /** The broker's own program. */
  broker: string;
}

/** What the story needs with this broker, if it is here. */
export function programsFor({ program }: BrokerServer): Programs | undefined {
  const [broker, postgres] = [onPath(program), postgresPrograms()];
  return broker && postgres ? { broker, postgres } : undefined;
}

/** `more` is what a service's environment holds beside the usual. */
export async function setStage(
  repo: Built,
  programs: Programs,
  kind: BrokerServer,
  more: (service: string) => Record<string, string> = () => ({}),
): Promise<Stage> {
  const postgres = await postgresProcess(programs.postgres);
  const broker = await brokerProcess(kind, programs.broker);
  const issuer = await strangeIssuer("shop");
  const env = {
    DATABASE_URL: postgres.url,
    [kind.variable]: broker.url,
    OIDC_ISSUER: issuer.url,
  };
  const services: Killable[] = [];
  const ports = new Map<string, string>();
  for (const name of ["orders", "payments", "shipping"]) {
    const [PORT, HTTP2_PORT] = [String(await freePort()), String(await freePort())];
    ports.set(name, PORT);
    const service = await killable(name, async () => {
      const running = repo.start(["node", `services/${name}/src/main.ts`], {
        env: { ...env, PORT, HTTP2_PORT, LOG_LEVEL: "warn", ...more(name) },
      });
      await Promise.race([
        ready(`http://127.0.0.1:${PORT}`),
        running.ended.then(({ output }) => {
          throw new Error(`${name} ended:\n${output}`);
        }),
      ]);
      return running;
    });
    services.push(service);
  }
  const at = (name: string) => `http://127.0.0.1:${ports.get(name)}`;
  return {
    orders: at("orders"),
    at: Object.fromEntries([...ports.keys()].map((name) => [name, at(name)])),
    services,
    postgres,
    broker,
    issuer,
    async stop() {
      const said: string[] = [];
      for (const one of [...services, broker, postgres])
        said.push(`== ${one.name}\n${await one.stop()}`);
      await issuer.close();
      for (const server of [broker, postgres]) server.remove();
      return said.join("\n");
    },
  };
}

async function ready(at: string): Promise<void> {
  for (;;) {
    const answer = await ask(at, "GET /health/ready").catch(() => undefined);
    if (answer?.status === 200) return;
    await wait(50);
  }
}

/** Places orders, as many at once as there are clients, and cancels some of them sooner or later. What is not answered is tried again until the signal. */
export async function customers(
  stage: Shop,
  orders: number,
  clients: number,
  signal = new AbortController().signal,
): Promise<void> {
  let left = orders;
  const client = async () => {
    while (left-- > 0 && !signal.aborted) {
      const placed = await insist(stage, "POST /v1/orders", { body: order() }, [201], signal);
      if (!placed || randomInt(3) > 0) continue;
      await wait(randomInt(200));
      const cancel = `POST /v1/orders/${placed.body.id}/cancel`;
      await insist(stage, cancel, { body: reason }, [200, 409], signal);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
}

const reason = { reason: "changed my mind" };
const order = () => ({
  customerId: crypto.randomUUID(),
  sku: `sku-${randomInt(100)}`,
  quantity: randomInt(1, 99),
  total: { amount: randomInt(1, 100_000), currency: "EUR" },
  shipTo: { street: "Ring 1", city: "Wien", zip: "1010", country: "AT" },
});

async function insist(
  { orders, issuer }: Shop,
  what: string,
  { body }: { body: object },
  wanted: readonly number[],
  signal: AbortSignal,
) {
  while (!signal.aborted) {
    const token = issuer.token({ roles: ["customer"] });
    const answer = await ask(orders, what, { token, body }).catch(() => undefined);
    if (answer && wanted.includes(answer.status)) return answer;
    if (answer && answer.status < 500) throw new Error(`${what}: ${JSON.stringify(answer)}`);
    await wait(20 + randomInt(100));
  }
  return undefined;
}

/** Kills one after the other, each at a time of its own, until it is told to stop; how often each was. */
export async function killer(
  stage: Stage,
  signal: AbortSignal,
  atMostMs = 6000,
): Promise<Record<string, number>> {
  const victims = [...stage.services, stage.broker, stage.postgres];
  const killed = Object.fromEntries(victims.map(({ name }) => [name, 0]));
  const reap = async (victim: Killable) => {
    while (!signal.aborted) {
      await wait(randomInt(atMostMs / 6, atMostMs), undefined, { signal }).catch(() => {});
      if (signal.aborted) return;
      await victim.kill(randomInt(300));
      killed[victim.name]! += 1;
    }
  };
  await Promise.all(victims.map(reap));
  return killed;
}

/** What became of the orders: `fate → how many`, where the fate is what the three services know of one. */
export type Fates = Record<string, number>;

// What is paid or packed without an order that stands, or for something else than was ordered, is a fate of its own.
const FATES = `
  select coalesce(o.status, 'no order') || ', payment ' || coalesce(p.state, 'none') || coalesce(' x' || nullif(p.n, 1), '')
    || case when p.amount <> o.total_amount then ' of another amount' else '' end
    || ', parcel ' || coalesce(s.state, 'none') || coalesce(' x' || nullif(s.n, 1), '')
    || case when (s.sku, s.quantity) <> (o.sku, o.quantity) then ' of other things' else '' end as fate, count(*)::int as n
  from orders.orders o
  full join (select order_id, min(state) as state, min(amount_amount) as amount, count(*) as n
    from payments.payments group by 1) p on p.order_id = o.id
  full join (select order_id, min(state) as state, min(sku) as sku, min(quantity) as quantity, count(*) as n
    from shipping.parcels group by 1) s on s.order_id = coalesce(o.id, p.order_id)
  group by 1 order by 1`;

/** Reads the databases behind the services' backs until nothing changes any more, or the time is over. */
export async function fates(
  stage: Stored,
  timeoutMs: number,
): Promise<{ fates: Fates; parked: string[] }> {
  const until = Date.now() + timeoutMs;
  for (let calm = 0, last = ""; ;) {
    const [found, waiting] = [await rows(stage, FATES), await rows(stage, WAITING)];
    const now = JSON.stringify([found, waiting]);
    calm = now === last && waiting.every(({ n }) => n === 0) ? calm + 1 : 0;
    last = now;
    if (calm >= 8 || Date.now() > until) {
      const parked = await rows(stage, PARKED);
      return {
        fates: Object.fromEntries(found.map(({ fate, n }) => [fate, n])),
        parked: parked.map((row) => JSON.stringify(row)),
      };
    }
    await wait(1000);
  }
}

const each = (select: (schema: string) => string) =>
  ["orders", "payments", "shipping"].map(select).join(" union all ");
const WAITING = each(
  (schema) => `select '${schema}' as name, count(*)::int as n from ${schema}.outbox`,
);
const PARKED = each(
  (schema) => `select '${schema}' as service, type, reason from ${schema}.dead_letters`,
);

// oxlint-disable-next-line typescript/no-explicit-any -- rows of any query
async function rows({ postgres }: Stored, query: string): Promise<any[]> {
  const client = new pg.Client(postgres.url);
  await client.connect();
  return (await client.query(query).finally(() => client.end())).rows;
}
