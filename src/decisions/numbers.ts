import type { NumberDecision, NumberText } from "../catalog/number-decision.ts";
import { filled, type Values } from "../catalog/prose.ts";
import type { DecisionModel, NumberModel } from "../model/types.ts";
import { driversOf, type Known } from "./drivers.ts";
import { recordOf } from "./record.ts";

/** What texts may ask about one service. */
export interface ServiceValues {
  service: string;
  values: Values;
}

/** A decision that follows from numbers of the blueprint. `together`: all services run in one process. */
export function decisionOfNumbers(
  decision: NumberDecision,
  services: readonly ServiceValues[],
  known: Known,
  together: boolean,
): DecisionModel {
  const { id, order, label, question, context, options, because, consequences } = decision;
  const prose = (text: string) => filled(text, known.values);
  const drivers = driversOf(decision.drivers, known);
  const [done] = options;
  return recordOf(id, order, {
    label,
    question,
    path: null,
    context: prose(context),
    drivers,
    main: drivers.find(({ value }) => value !== null) ?? drivers[0]!,
    options: options.map((option) => ({
      ...option,
      hint: prose(option.hint),
      good: option.good.map(prose),
      bad: option.bad.map(prose),
      chosen: option === done,
    })),
    choice: done?.label ?? "",
    by: "groundplan",
    because: prose(because),
    answers: [],
    consequences: consequences.map(prose),
    numbers: decision.numbers.flatMap((text) => numbersOf(text, services, together)),
  });
}

/** One number of all services, those together that have it in the same way. What is null or 0 is not there. */
function numbersOf(
  text: NumberText,
  services: readonly ServiceValues[],
  together: boolean,
): NumberModel[] {
  const found = new Map<string, NumberModel>();
  for (const { service, values } of services) {
    const value = values[text.value];
    if (typeof value !== "number" || value === 0) continue;
    const way = filled((together && text.together) || text.formula, values);
    const result = [value, text.unit].join(" ").trim();
    const number: NumberModel = {
      label: filled(text.label, values),
      services: [service],
      ofAll: false,
      formula: way === String(value) ? result : `${way} = ${result}`,
      value,
      unit: text.unit,
      key: text.key === "" ? null : text.key,
    };
    const same = `${number.label}: ${number.formula}`;
    const others = found.get(same)?.services ?? [];
    const sharing = [...others, service];
    found.set(same, { ...number, services: sharing, ofAll: sharing.length === services.length });
  }
  return [...found.values()];
}
