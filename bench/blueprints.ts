/** A blueprint of any size: every entity with crud, a state with two transitions, roles. */
export function blueprint(services: number, entities: number, users = "oidc"): string {
  const names = Array.from({ length: services }, (_, at) => `part-${at}`);
  const allow =
    users === "none"
      ? "{ create: public, get: public, list: public, update: public, delete: public }"
      : "{ create: [editor], get: [reader], list: [reader], update: [editor], delete: [editor] }";
  return [
    "groundplan: 1",
    "name: bench",
    users === "none"
      ? "auth: { users: { kind: none } }"
      : "auth: { users: { kind: oidc }, roles: { reader: [], editor: [reader] } }",
    "services:",
    ...names.flatMap((name, at) =>
      serviceLines(name, at, entities, allow, users === "none" ? "public" : "[editor]"),
    ),
    "",
  ].join("\n");
}

function serviceLines(
  name: string,
  at: number,
  entities: number,
  allow: string,
  commands: string,
): string[] {
  const things = Array.from({ length: entities }, (_, index) => `Thing${at}x${index}`);
  return [
    `  ${name}:`,
    "    api: { rest: {} }",
    "    entities:",
    ...things.flatMap((thing) => [
      `      ${thing}:`,
      "        crud: [create, get, list, update, delete]",
      `        allow: ${allow}`,
      "        state: status",
      "        fields: { code: string(40) unique, title: string(200), price: money, count: int(0..99) = 1, note: text?, status: enum(draft|open|done) = draft }",
    ]),
    "    operations:",
    ...things.flatMap((thing) => [
      `      open${thing}: { kind: command, of: ${thing}, from: [draft], to: open, allow: ${commands} }`,
      `      close${thing}: { kind: command, of: ${thing}, from: [draft, open], to: done, allow: ${commands} }`,
    ]),
  ];
}
