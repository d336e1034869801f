import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { blueprints, build, type Built } from "../support/built.ts";
import { develop, type Development } from "../support/development.ts";
import { ask } from "../support/http.ts";
import { rpcClient } from "../support/rpc.ts";

let repo: Built;
let dev: Development;

beforeAll(async () => {
  repo = await build(blueprints.clinic);
  dev = await develop(repo);
}, 600_000);

afterAll(async () => {
  await dev?.process.stop();
  repo?.remove();
});

const as = async (role: string, what: string, body?: unknown, type = "application/json") =>
  ask(dev.at.appointments![0]!, what, {
    token: await dev.token(role),
    ...(body !== undefined && { body, headers: { "content-type": type } }),
  });

const practitioner = {
  fullName: "Ada Klein",
  email: "ada@clinic.example",
  languages: ["de", "hu"],
  startedOn: "2020-02-29",
};

const visit = (practitionerId: string) => ({
  patientId: "7b0f3c1e-6e3b-4a57-9f0e-0f6ff0f7a001",
  beginsAt: "2026-03-29T02:30:00+02:00",
  contact: { phone: "+43 1 2345", address: { lines: ["Ring 1", "Door 7"], city: "Wien" } },
  questionnaire: { allergies: ["dust", null], smoker: false },
  practitionerId,
});

test("a visit goes from booking to findings, and takes them along when it goes", async () => {
  const made = await as("physician", "POST /v1/practitioners", practitioner);
  expect(made).toMatchObject({ status: 201, body: { ...practitioner, consultation: "PT20M" } });

  const booked = await as("patient", "POST /v1/visits", visit(made.body.id));
  expect(booked.status).toBe(201);
  expect(booked.body).toMatchObject({
    stage: "booked",
    fee: "35.00",
    urgent: false,
    beginsAt: "2026-03-29T00:30:00.000Z",
    contact: visit("").contact,
    questionnaire: visit("").questionnaire,
  });
  expect(booked.body.bookedBy).toMatch(/^[0-9a-f-]{36}$/);
  expect(Date.parse(booked.body.notedAt)).toBeGreaterThan(Date.now() - 60_000);
  const path = `/v1/visits/${booked.body.id}`;
  expect((await as("patient", `GET ${path}`)).body).toEqual(booked.body);

  expect((await as("physician", `POST ${path}/finish`, {})).status).toBe(409);
  expect((await as("nurse", `POST ${path}/check-in`)).body).toMatchObject({ stage: "checked-in" });
  const label = await as("nurse", "POST /v1/labels", { name: "Fever" });
  expect(label.body).toMatchObject({ weight: 3, tone: "calm" });
  const finding = {
    title: "Warm",
    readings: [{ takenAt: "2026-03-29T00:45:00.000Z", value: "38.7000", unit: "celsius" }],
    visitId: booked.body.id,
    labelIds: [label.body.id],
  };
  const found = await as("nurse", "POST /v1/findings", finding);
  expect(found).toMatchObject({ status: 201, body: { ...finding, severity: 0 } });
  expect(found.body.seenOn).toMatch(/^\d{4}-\d\d-\d\d$/);
  const listed = await as("nurse", `GET /v1/findings?visitId=${booked.body.id}`);
  expect(listed.body.items).toEqual([found.body]);
  const finish = { summary: "Rest", followUp: "2026-04-05" };
  expect((await as("physician", `POST ${path}/finish`, finish)).body).toMatchObject({
    stage: "seen",
  });

  expect((await as("nurse", `DELETE ${path}`)).status).toBe(403);
  expect((await as("physician", `DELETE ${path}`)).status).toBe(204);
  expect((await as("nurse", `GET /v1/findings/${found.body.id}`)).status).toBe(404);
  expect((await as("nurse", `GET /v1/labels/${label.body.id}`)).status).toBe(200);
});

test("who is referred to stays, and goes by e-mail address afterwards", async () => {
  const ben = { ...practitioner, fullName: "Ben Ott", email: "ben+1@clinic.example" };
  const made = await as("physician", "POST /v1/practitioners", ben);
  const booked = await as("patient", "POST /v1/visits", visit(made.body.id));
  const remove = `POST /v1/practitioners/by-email/${encodeURIComponent(ben.email)}/remove`;
  expect((await as("physician", remove)).status).toBe(409);
  await as("physician", `DELETE /v1/visits/${booked.body.id}`);
  expect((await as("physician", remove)).status).toBe(204);
  expect((await as("physician", remove)).status).toBe(404);
});

test("a visit is moved, but only to somebody who is there", async () => {
  const cleo = { ...practitioner, fullName: "Cleo Ens", email: "cleo@clinic.example" };
  const made = await as("physician", "POST /v1/practitioners", cleo);
  const booked = await as("patient", "POST /v1/visits", visit(made.body.id));
  const path = `POST /v1/visits/${booked.body.id}/move`;
  const later = { beginsAt: "2026-04-01T09:00:00Z" };
  const moved = await as("patient", path, { ...later, practitionerId: made.body.id });
  expect(moved).toMatchObject({ status: 200, body: { beginsAt: "2026-04-01T09:00:00.000Z" } });
  const nobody = "00000000-0000-4000-8000-00000000dead";
  expect((await as("patient", path, { ...later, practitionerId: nobody })).status).toBe(409);
});

test("the laboratory works over gRPC", async () => {
  const contracts = join(repo.root, "contracts");
  const file = "laboratory/v1/laboratory.proto";
  const rpc = rpcClient(contracts, file, "laboratory.v1.LaboratoryService", dev.at.laboratory![1]!);
  try {
    const [nurse, physician] = [await dev.token("nurse"), await dev.token("physician")];
    const sample = {
      barcode: "ABC-000001",
      visitId: "7b0f3c1e-6e3b-4a57-9f0e-0f6ff0f7a001",
      takenAt: { seconds: "1774744200", nanos: 0 },
      cost: { amount: "1250", currency: "EUR" },
    };
    const asked = await rpc.call("RequestSample", sample, nurse);
    expect(asked).toMatchObject({ code: "OK", message: { sample } });
    expect((await rpc.call("RequestSample", sample, nurse)).code).toBe("ALREADY_EXISTS");
    const { barcode } = sample;
    expect((await rpc.call("FinishSample", { barcode }, physician)).code).toBe(
      "FAILED_PRECONDITION",
    );
    expect((await rpc.call("StartSample", { barcode }, nurse)).code).toBe("OK");
    expect((await rpc.call("FinishSample", { barcode }, nurse)).code).toBe("PERMISSION_DENIED");
    const finished = await rpc.call("FinishSample", { barcode }, physician);
    expect(finished.message.sample.progress).toMatch(/FINISHED$/);
    expect((await rpc.call("StartSample", { barcode: "NOT-THERE-1" }, nurse)).code).toBe(
      "NOT_FOUND",
    );
  } finally {
    rpc.close();
  }
});
