import type { Case } from "../marked.ts";

const CALLING = `groundplan: 1
name: test
platform: { broker: memory }
auth: { users: { kind: oidc }, roles: { reader: [], writer: [reader], admin: [writer] } }
services:
  desk:
    entities:
      Loan: { crud: [get], allow: { get: [reader] }, fields: { code: string(9) = a } }
    operations:
      renew: { kind: update, of: Loan, accepts: [code], calls: [shelf.getBook, shelf.reserve], allow: [writer] }
      returnLoan: { kind: delete, of: Loan, emits: LoanReturned }
    events:
      LoanReturned: { of: Loan, key: id, carries: [id] }
  shelf:
    entities:
      Book: { crud: [get, list], allow: { get: public }, fields: { code: string(9) = a } }
    operations:
      reserve: { kind: update, of: Book, accepts: [code], allow: [writer] }
      clear: { kind: delete, of: Book, allow: [writer] }
    consumes:
      desk.LoanReturned: { do: clear, with: { id: event.id } }
`;

/** The same with changes. */
function calling(...changes: [from: string, to: string][]): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`${from} is not there`);
    return text.replace(from, to);
  }, CALLING);
}

/** `name0`, `name1` …, each with this behind it. */
const many = (name: string, length: number, behind = ""): string =>
  Array.from({ length }, (_, at) => `${name}${at}${behind}`).join(behind ? "" : ", ");

/** What operations call of other services. */
export const CALL_CASES: Case[] = [
  ["calls in the name of those who may", calling()],
  ["calls of an unknown service", calling(["shelf.getBook", "«shef».getBook"]), "GP1405"],
  ["calls of an unknown operation", calling(["shelf.getBook", "shelf.«getBok»"]), "GP1404"],
  ["calls of no service", calling(["shelf.getBook", "«getBook»"]), "GP1404"],
  [
    "a call twice",
    calling(["shelf.getBook,", "shelf.reserve,"], [", shelf.reserve]", ", «shelf.reserve»]"]),
    "GP1110",
  ],
  [
    "more calls than an operation can have",
    calling(
      ["[shelf.getBook, shelf.reserve]", `[${many("shelf.do", 20)}, «shelf.do20»]`],
      [
        "reserve: {",
        `${many("do", 20, ": { kind: delete, of: Book, allow: [writer] }\n      ")}reserve: {`,
      ],
    ),
    "GP1108",
  ],
  ["a service that calls itself", calling(["shelf.getBook", "«desk».getLoan"]), "GP2103"],
  ["a call of what nobody may", calling(["shelf.getBook", "shelf.«listBooks»"]), "GP2104"],
  [
    "a call in nobody's name",
    calling(["renew: {", "«renew»: {"], ["shelf.reserve], allow: [writer]", "shelf.reserve]"]),
    "GP2101",
  ],
  [
    "a call that some callers may not make",
    calling(["shelf.reserve], allow: [writer]", "shelf.«reserve»], allow: [reader]"]),
    "GP2105",
  ],
  [
    "a call for everybody of what not everybody may",
    calling(["shelf.reserve], allow: [writer]", "shelf.«reserve»], allow: public"]),
    "GP2105",
  ],
  [
    "a call for those who inherit the role",
    calling(["shelf.reserve], allow: [writer]", "shelf.reserve], allow: [admin]"]),
  ],
  [
    "a reaction that calls",
    calling(
      ["do: clear", "do: «clear»"],
      [
        "of: Book, allow: [writer] }\n    consumes",
        "of: Book, calls: [desk.getLoan], allow: [writer] }\n    consumes",
      ],
    ),
    "GP2102",
  ],
  [
    "operations that call each other",
    calling(
      ["shelf.reserve]", "shelf.«reserve»]"],
      [
        "accepts: [code], allow: [writer] }\n      clear",
        "accepts: [code], calls: [desk.renew], allow: [writer] }\n      clear",
      ],
    ),
    "GP2106",
  ],
];
