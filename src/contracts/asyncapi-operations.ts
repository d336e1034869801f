import type { EventModel, OperationModel, PolicyModel, ReactionModel } from "../model/types.ts";
import type { Part } from "./schemas.ts";
import { anyOf } from "./words.ts";

/** The service tells of an event. */
export const sending = (event: EventModel, channel: string): Part => ({
  action: "send",
  summary: `${event.summary}.`,
  ...(event.emitters.length > 0 && {
    description: `What brings it about: ${anyOf(event.emitters.map(called))}.`,
  }),
  ...through(channel, event),
});

/** The service listens to an event. */
export const receiving = (
  event: EventModel,
  channel: string,
  reactions: readonly ReactionModel[],
): Part => ({
  action: "receive",
  summary: `${event.summary}, as ${event.service.name.words} tells.`,
  description: reactions.map(followed).join("\n"),
  ...through(channel, event),
});

const through = (channel: string, { type }: EventModel): Part => ({
  channel: { $ref: `#/channels/${channel}` },
  messages: [{ $ref: `#/channels/${channel}/messages/${type}` }],
});

const called = ({ name }: OperationModel): string => `\`${name.camel}\``;

/** What follows, and what else where that cannot be. */
function followed({ operation, refused, missing }: ReactionModel): string {
  const cases = [
    ...(refused.isDefault ? [] : [`where that is refused, ${instead(refused)}`]),
    ...(missing.isDefault ? [] : [`where there is no such thing, ${instead(missing)}`]),
  ];
  return `${[`What follows: ${called(operation)}`, ...cases].join("; ")}.`;
}

function instead({ operation, ignore, park }: PolicyModel): string {
  if (operation) return `${called(operation)} follows`;
  return ignore ? "nothing does" : park ? "the event is parked" : "it is tried again, then parked";
}
