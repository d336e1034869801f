import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { onPath } from "../test/real.ts";
import { brokerProcess, serverOf } from "../test/support/broker-servers.ts";
import { build } from "../test/support/built.ts";
import { ROOT } from "../test/support/generate.ts";
import { postgresPrograms, postgresProcess } from "../test/support/real-servers.ts";

const BLUEPRINT = `
groundplan: 1
name: bench
platform: { broker: nats }
auth: { users: { kind: none } }
services:
  teller:
    api: { rest: {} }
    entities:
      Tale:
        crud: [create, get]
        allow: { create: public, get: public }
        emits: { create: TaleTold }
        fields: { number: int(0..), text: string(200) }
    events:
      TaleTold: { of: Tale, key: id, carries: [id, number, text] }
  hearer:
    api: { rest: {} }
    entities:
      Note:
        crud: [get]
        allow: { get: public }
        fields: { taleId: uuid unique, number: int(0..), text: string(200) }
    operations:
      hear: { kind: create, of: Note, accepts: [taleId, number, text] }
    consumes:
      teller.TaleTold:
        do: hear
        with: { taleId: event.id, number: event.number, text: event.text }
`;

/** What `bench/servers/messaging.ts` measured: rates in events a second, delays in milliseconds. */
interface Measured {
  rate: number;
  bareRate: number;
  delay: { p50: number; p99: number };
  bareDelay: { p50: number; p99: number };
}

/** Events from the outbox of one service through NATS into the inbox of another, against the client of NATS alone. */
export async function messaging(): Promise<void> {
  const [program, programs] = [onPath("nats-server"), postgresPrograms()];
  if (!program || !programs)
    return console.log("- messaging: nats-server and the programs of PostgreSQL are needed");
  const repo = await build(BLUEPRINT);
  const postgres = await postgresProcess(programs);
  const nats = await brokerProcess(serverOf("nats"), program);
  try {
    const child = fork(join(ROOT, "bench/servers/messaging.ts"), [repo.root], {
      env: { ...process.env, DATABASE_URL: postgres.url, NATS_URL: nats.url },
    });
    const [measured] = await once(child, "message");
    const { rate, bareRate, delay, bareDelay }: Measured = measured;
    await once(child, "exit");
    const ratio = (rate / bareRate).toFixed(3);
    console.log(
      `- outbox → NATS → inbox: ${Math.round(rate)} events/s against ${Math.round(bareRate)} of the bare client: ${ratio}`,
    );
    const shown = ({ p50, p99 }: Measured["delay"]) =>
      `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`;
    console.log(`- delay at 100 events/s: ${shown(delay)} against ${shown(bareDelay)}`);
  } finally {
    await nats.stop();
    await postgres.stop();
    for (const server of [nats, postgres]) server.remove();
    repo.remove();
  }
}
