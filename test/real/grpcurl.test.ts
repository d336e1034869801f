import { dirname } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { onPath, real } from "../real.ts";
import { blueprints, build, type Built } from "../support/built.ts";
import { develop, type Development } from "../support/development.ts";
import { run } from "../support/processes.ts";

real(
  "grpcurl",
  () => onPath("grpcurl"),
  (program) => {
    let repo: Built;
    let dev: Development;
    beforeAll(async () => {
      repo = await build(blueprints.shop);
      dev = await develop(repo);
    }, 600_000);
    afterAll(async () => {
      await dev?.process.stop();
      repo?.remove();
    });

    const grpcurl = (service: string, ...args: string[]) => {
      const at = new URL(dev.at[service]!.at(-1)!).host;
      const place = args.findIndex((arg) => !arg.startsWith("-") && !arg.includes(" "));
      const words = [...args.slice(0, place), at, ...args.slice(place)];
      return run([program(), "-plaintext", "-max-time", "10", ...words], { cwd: repo.root });
    };
    const bearer = async (role: string) => `-H=authorization: Bearer ${await dev.token(role)}`;

    test("finds out what there is, without a contract", async () => {
      const { output } = await grpcurl("payments", "list");
      expect(output.trim().split("\n")).toEqual([
        "grpc.health.v1.Health",
        "grpc.reflection.v1.ServerReflection",
        "payments.v1.PaymentsService",
      ]);
      const described = await grpcurl("payments", "describe", "payments.v1.Payment");
      expect(described.output).toContain("message Payment {");
    });

    test("hears that a service is well, and of one that is not there", async () => {
      const check = "grpc.health.v1.Health/Check";
      expect(JSON.parse((await grpcurl("payments", check)).output)).toEqual({ status: "SERVING" });
      const other = await grpcurl("payments", '-d={"service": "another"}', check);
      expect(other.output).toContain("Code: NotFound");
    });

    test.each(["curl", "grpcurl"])("the README's call by %s is answered", async (tool) => {
      const [line] = new RegExp(`^${tool} .*$`, "m").exec(repo.read("README.md")) ?? [];
      const shift = Number(new URL(dev.at.orders![0]!).port) - 3001;
      const moved = line!.replace(/localhost:(\d+)/, (_, port) => `localhost:${+port + shift}`);
      const PATH = `${dirname(program())}:${process.env.PATH}`;
      const { code, output } = await run(["sh", "-c", moved.replace(/^curl/, "curl -fsS")], {
        cwd: repo.root,
        env: { PATH },
      });
      expect(code, output).toBe(0);
      const [items] = Object.values(JSON.parse(output)) as unknown[][];
      expect(items!.length).toBeGreaterThan(0);
    });

    test("calls, with a token", async () => {
      const list = "shipping.v1.ShippingService/ListParcels";
      const listed = await grpcurl("shipping", await bearer("warehouse-clerk"), list);
      const { parcels } = JSON.parse(listed.output);
      expect(parcels.length).toBeGreaterThan(0);
      const one = await grpcurl(
        "shipping",
        await bearer("warehouse-clerk"),
        `-d={"id": "${parcels[0].id}"}`,
        "shipping.v1.ShippingService/GetParcel",
      );
      expect(JSON.parse(one.output)).toEqual({ parcel: parcels[0] });
    });

    test("is refused as it should be", async () => {
      const list = "shipping.v1.ShippingService/ListParcels";
      expect((await grpcurl("shipping", list)).output).toContain("Code: Unauthenticated");
      const customer = await bearer("customer");
      expect((await grpcurl("shipping", customer, list)).output).toContain(
        "Code: PermissionDenied",
      );
      const get = "shipping.v1.ShippingService/GetParcel";
      const clerk = await bearer("warehouse-clerk");
      const wrong = await grpcurl("shipping", clerk, '-d={"id": "x"}', get);
      expect(wrong.output).toContain("Code: InvalidArgument");
      expect(wrong.output).toContain("google.rpc.BadRequest");
    });
  },
);
