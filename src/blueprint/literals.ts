import { checkText } from "./characters.ts";
import { REFUSED_BY_ITSELF } from "./decimals.ts";
import { defaultOf } from "./defaults.ts";
import type { Code } from "./codes.ts";
import type { DraftValue } from "./draft.ts";
import { jsonOf } from "./json.ts";
import { partsOf } from "./parts.ts";
import type { Span } from "./report.ts";
import { firstOf } from "./shape.ts";
import { shown } from "./shown.ts";
import { didYouMean } from "./suggest.ts";
import type { Tree } from "./tree.ts";
import type { FieldType, JsonValue } from "./types.ts";

/** What a literal stands for, or what is wrong with it and where. */
export type Literal = { value: JsonValue } | { code: Code; wrong: string; help: string; at: Span };

/** Understands what was written as a value of the type. `values` are the value objects of the service. */
export function literalOf(type: FieldType, tree: Tree, values: readonly DraftValue[]): Literal {
  if (type.kind === "json") return settled(type, JSON.stringify(jsonOf(tree)), false, tree);
  if (type.kind === "list") {
    if (tree.kind !== "list") return wrong(tree, "A list is expected here", "Write `[…]`.");
    const items = tree.items.map((item) => literalOf(type.of, item, values));
    return items.find((item) => "wrong" in item) ?? { value: items.flatMap(valueOf) };
  }
  if (type.kind === "value") return objectOf(type, tree, values);
  if (type.kind === "money") return moneyOf(type, tree);
  if (tree.kind !== "scalar" || tree.empty)
    return wrong(tree, `A value of type \`${type.kind}\` is expected`, "Write it behind the `:`.");
  return settled(type, tree.text, !tree.plain, tree);
}

function moneyOf(type: FieldType, tree: Tree): Literal {
  const literal = objectOf(type, tree, []);
  const written = tree.kind === "map" ? tree.entries : [];
  const currency = written.find(({ key }) => key.text === "currency")?.value;
  if ("wrong" in literal || (currency?.kind === "scalar" && /^[A-Z]{3}$/.test(currency.text)))
    return literal;
  return wrong(currency!, "A currency has three capitals (ISO 4217)", "Write it such as `EUR`.");
}

function objectOf(type: FieldType, tree: Tree, values: readonly DraftValue[]): Literal {
  const parts = partsOf(type, values);
  const names = parts.map(({ name }) => name);
  if (tree.kind !== "map") {
    const help = `Write \`{ ${names.map((name) => `${name}: …`).join(", ")} }\`.`;
    return wrong(tree, "A map is expected here", help);
  }
  const { entries, at } = tree;
  const result: [string, JsonValue][] = [];
  for (const { key, value } of entries) {
    const part = parts.find(({ name }) => name === key.text);
    if (!part) {
      const message = `${shown(key.text)} is not expected here`;
      return refused(key.at, message, didYouMean(key.text, names));
    }
    const literal = literalOf(part.type ?? { kind: "json" }, value, values);
    if ("wrong" in literal) return literal;
    result.push([key.text, literal.value]);
  }
  const missing = parts.find(
    ({ name, optional }) => !optional && !entries.some(({ key }) => key.text === name),
  );
  if (!missing) return { value: Object.fromEntries(result) };
  const place = entries[0]?.key.at ?? { start: at.start, end: at.start + 1 };
  return refused(place, `${shown(missing.name)} is missing`, "Add it.");
}

function settled(type: FieldType, text: string, quoted: boolean, tree: Tree): Literal {
  let unseen: Literal | undefined;
  checkText(text, firstOf(tree), (code, at, message, help) => {
    unseen = { code, wrong: message, help, at };
  });
  if (unseen) return unseen;
  const checked = defaultOf(type, text, quoted);
  if (!("value" in checked)) {
    const said = checked.wrong.replace("The default", "The value").replace("a default", "a value");
    const { help } = checked;
    return wrong(tree, said, help === REFUSED_BY_ITSELF ? "The input would refuse it." : help);
  }
  return type.kind === "json" && checked.value === null
    ? wrong(tree, "Nothing stands here", "Write a value.")
    : checked;
}

const wrong = (tree: Tree, said: string, help: string): Literal =>
  refused(firstOf(tree), said, help);

const refused = (at: Span, said: string, help: string): Literal => ({
  code: "GP2015",
  wrong: said,
  help,
  at,
});

const valueOf = (item: Literal): JsonValue[] => ("value" in item ? [item.value] : []);
