import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { namesOf } from "../../../src/model/names.ts";
import type { Built } from "../../support/built.ts";
import type { Development } from "../../support/development.ts";
import { ask } from "../../support/http.ts";
import { rpcClient } from "../../support/rpc.ts";

/** What became of a call, in the words of HTTP, and what it answers: an entity or a list of them. */
export interface Answer {
  status: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- what a stranger sends has no type
  value: any;
}

/** One service, called by the contract that stands in its repo. */
export interface Service {
  call(operation: string, input?: Record<string, unknown>, token?: string): Promise<Answer>;
  close(): void;
}

type Open = (repo: Built, service: string, at: readonly string[]) => Service;

/** How each API style is called. */
export const callers: Readonly<Record<string, Open>> = { rest: overRest, grpc: overRpc };

/** A service by one of its styles. */
export function open(repo: Built, { at }: Development, style: string, service: string): Service {
  const caller = callers[style];
  if (!caller) throw new Error(`No test calls a service by ${style}: test/built/pairs/callers.ts`);
  return caller(repo, service, at[service]!);
}

function overRest(repo: Built, service: string, [http]: readonly string[]): Service {
  const file = join(repo.root, "contracts", service, "openapi.yaml");
  const { paths } = parse(readFileSync(file, "utf8")) as { paths: Record<string, Path> };
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, said]) => ({ path, method, name: said?.operationId })),
  );
  return {
    async call(operation, input = {}, token = undefined) {
      const { path, method } = all.find(({ name }) => name === operation)!;
      const rest = new Map(Object.entries(input));
      const url = path.replaceAll(/{(\w+)}/g, (_all, name: string) => {
        const value = String(rest.get(name));
        rest.delete(name);
        return encodeURIComponent(value);
      });
      const { status, body } = await ask(http!, `${method.toUpperCase()} ${url}`, {
        ...(token !== undefined && { token }),
        ...(rest.size > 0 && { body: Object.fromEntries(rest) }),
      });
      return { status, value: body.items ?? body };
    },
    close() {},
  };
}

function overRpc(repo: Built, service: string, at: readonly string[]): Service {
  const [snake, pascal] = [namesOf(service).snake, namesOf(service).pascal];
  const contracts = join(repo.root, "contracts");
  const file = join(snake, "v1", `${snake}.proto`);
  const rpc = rpcClient(contracts, file, `${snake}.v1.${pascal}Service`, at.at(-1)!);
  return {
    async call(operation, input = {}, token = undefined) {
      const { code, message } = await rpc.call(namesOf(operation).pascal, input, token);
      return { status: STATUS[code] ?? 0, value: Object.values(message ?? {})[0] };
    },
    close: () => rpc.close(),
  };
}

const STATUS: Readonly<Record<string, number>> = {
  OK: 200,
  UNAUTHENTICATED: 401,
  NOT_FOUND: 404,
  ALREADY_EXISTS: 409,
  FAILED_PRECONDITION: 409,
  UNIMPLEMENTED: 501,
};

type Path = Record<string, { operationId?: string } | undefined>;
