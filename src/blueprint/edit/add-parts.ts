import type {
  EntityAddition,
  EventAddition,
  OperationAddition,
  ReactionAddition,
  RoleAddition,
  ServiceAddition,
  ValueAddition,
} from "./addition.ts";
import { allowedOf, pairsOf, stated, whoOf, wordsOf, type Complain } from "./pairs.ts";
import type { Value } from "./value.ts";

const FIELD = "title=string(80)";

export const serviceValue = ({ purpose, api }: ServiceAddition): Value =>
  stated([
    ["purpose", purpose],
    ["api", new Map(wordsOf(api).map((style) => [style, new Map()]))],
  ]);

export const entityValue = (one: EntityAddition, complain: Complain): Value =>
  stated([
    ["description", one.description],
    ["crud", wordsOf(one.crud)],
    ["allow", allowedOf(one.allow ?? [], complain)],
    ["emits", pairsOf(one.emits ?? [], "create=ThingAdded", complain)],
    ["state", one.state],
    ["fields", pairsOf(one.fields ?? [], FIELD, complain)],
    ["relations", pairsOf(one.relations ?? [], "parent=belongs-to Thing?", complain)],
  ]);

/** `of` is what emits it is about, where it is not said. */
export function eventValue(one: EventAddition, of: string | undefined, complain: Complain): Value {
  const { key = "id" } = one;
  const carries = wordsOf(one.carries);
  return stated([
    ["description", one.description],
    ["of", one.of ?? of],
    ["key", key],
    ["carries", carries.length > 0 ? carries : [key]],
    ["fields", pairsOf(one.fields ?? [], FIELD, complain)],
  ]);
}

export const operationValue = (one: OperationAddition, complain: Complain): Value =>
  stated([
    ["description", one.description],
    ["kind", one.operation ?? "command"],
    ["of", one.of],
    ["by", one.by],
    ["accepts", wordsOf(one.accepts)],
    ["input", pairsOf(one.input ?? [], FIELD, complain)],
    ["from", wordsOf(one.from)],
    ["to", one.to],
    ["emits", one.emits],
    ["calls", wordsOf(one.calls)],
    ["allow", one.allow === undefined ? undefined : whoOf(one.allow)],
  ]);

export const valueValue = ({ fields = [] }: ValueAddition, complain: Complain): Value =>
  pairsOf(fields, "street=string(80)", complain);

export const roleValue = ({ inherits }: RoleAddition): Value => wordsOf(inherits);

export const reactionValue = (one: ReactionAddition, complain: Complain): Value =>
  stated([
    ["do", one.operation],
    ["with", pairsOf(one.given ?? [], "thingId=event.id", complain)],
    ["refused", one.refused],
    ["missing", one.missing],
  ]);
