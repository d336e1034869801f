import type { Ask } from "./ask.ts";

/** What is told to whoever answers `?`, by the key of the question. The first that fits holds. */
const HELP: readonly (readonly [RegExp, string])[] = [
  [/^name$/, "It names the repo, its packages and images, such as web-shop."],
  [/^summary$/, "It stands at the top of the README and in the architecture document."],
  [
    /^roles?$/,
    "Each role may be named where it is asked who may do what. The signed token of a user says which\nthey have. member, admin > member: an admin may do what a member may, and more.",
  ],
  [
    /^(?:peak|p99|availability)$/,
    "Figures that the generated code is held to: each leads to limits, pools, processes and alerts,\nwith its arithmetic in docs/adr. What is not said has usual values. They may be set later.",
  ],
  [
    /^services$/,
    "A service has data of its own, its own API, and may run on its own; others see only its contract.\nWhat is always changed together belongs into one. Begin with few.",
  ],
  [
    /\.entities$|^entities$/,
    "An entity has an id and a life of its own, such as Person or Ticket: it is made, read, changed.\nWhat only describes another, such as an address, is a value object: the type of a field.",
  ],
  [
    /\.crud$/,
    "Each becomes an operation over the API, with its check of who may. What leads from one state to\nanother, or needs rules of its own, is no update: that is asked next.",
  ],
  [
    /\.transitions$/,
    "close: open > closed makes an operation close…, which is refused in any other state.\nSeveral states before >: open|paused > closed. Nobody changes the state in another way.",
  ],
  [
    /\.(?:read|change)$|^who$/,
    "Nobody chosen: nobody may, until allow says so in blueprint.yaml. everyone needs no token.\nA role that inherits one of the chosen may, too.",
  ],
  [
    /\.tells$/,
    "For each chosen change an event is stored with it and told to other services, at least once and\nin order. Choose what another service has to do something about.",
  ],
  [
    /\.tells\.names$/,
    "An event says what has happened, in the past tense, such as TicketClosed.\nIts name stands in contracts: whoever reacts has to change with it.",
  ],
  [
    /\.carries$|^carries$/,
    "Whoever reacts knows nothing but what the event carries; they cannot read your database.\nCarry what they need, and no more: what is carried is part of the contract.",
  ],
  [
    /\.tells\.key$/,
    "Events with the same key arrive one after the other; others may overtake each other.",
  ],
  [
    /\.reactors(?:\.[^.]+\.do)?$/,
    "A reaction is an operation that an event starts, once for each event, however often it arrives.\nThe service that told it does not wait.",
  ],
  [
    /\.reactors\..*\.refused$/,
    "Refused is what its own rules forbid, such as a state that does not allow it. Put aside: it waits\nin the dead letters, which npm run dlq shows and tries again. Try again: for about three minutes.",
  ],
  [
    /\.reactors\..*\.missing$/,
    "The event may be there before what it is about. Try again: for about three minutes, then it is put\naside, where npm run dlq shows it. Go on: it is forgotten.",
  ],
  [/\.reactors\./, "What the operation needs is taken from what the event carries."],
  [
    /^data(?:\.|$)/,
    "personal: about a person (GDPR); health: about somebody's health; payment: cards and accounts (PCI);\ncredentials: what opens doors. Marked fields stay out of logs and traces.",
  ],
  [
    /^kind-of-addition$/,
    "service: data and an API of its own. entity: what a service keeps. operation: what is done with one.\nevent: what others hear of. reaction: what a service does then. call: one service asks another.\nvalue: fields held together. role: who may.",
  ],
  [/^service$/, "The one that keeps the data; others reach it over its API and its events only."],
  [/^entity$/, "What is added belongs to it, as service.Entity."],
  [
    /^values$/,
    "Fields that belong together and have no id, such as an address: the type of other fields.",
  ],
  [
    /^operations$/,
    "What a caller may give: it comes into the contract and the types of these operations.\nOthers stay as they are.",
  ],
  [
    /^events$|^carriers?$/,
    "What other services are told: it comes into the contract of these events.",
  ],
  [/^by$/, "The change that is told: the event is stored with it, in one transaction."],
  [/^event-name$/, "It says what has happened, in the past tense, such as TicketClosed."],
  [
    /^kind$/,
    "create makes one, update changes fields, delete takes one out. A command leads to another state,\nor does what you write yourself: a function for it is made, and never touched again.",
  ],
  [
    /^accepts$/,
    "What the caller gives of what is stored. What the server knows, such as the id, is not given.\nWhat is given and not stored is the operation's input: add field service.operation.name.",
  ],
  [/^operation-name$/, "A verb and what it is about, such as closeTicket. It stands in the API."],
  [/^from$/, "In any other state it is refused, as a conflict."],
  [/^to$/, "The state afterwards. One that is not there yet: add operation … --new-state."],
  [
    /^event$|^reactor$/,
    "A service reacts to events of others by one of its operations, once for each.",
  ],
  [
    /^caller$|^callee$/,
    "The caller waits for the answer, with a time limit, in the name of whoever called it.\nWhat may wait is better told as an event.",
  ],
  [
    /^axis$/,
    "Each is a choice for the whole system, and may change again: files are swapped, and merged with\nwhat you changed.",
  ],
  [
    /^platform\.|^auth\.|\.api$/,
    "Choose what you run already; each may be changed later with groundplan set.",
  ],
];

/** What a question is about, for whoever asks. */
export const helpFor = (key: string): string | undefined =>
  HELP.find(([form]) => form.test(key))?.[1];

/** Questions that can be asked back: those without help of their own get it by their key. */
export function helping({ text, select, checkbox }: Ask): Ask {
  const helped = <Q extends { help?: string }>(key: string, question: Q): Q => {
    const help = question.help ?? helpFor(key);
    return help === undefined ? question : { ...question, help };
  };
  return {
    text: (key, question) => text(key, helped(key, question)),
    select: (key, question) => select(key, helped(key, question)),
    checkbox: (key, question) => checkbox(key, helped(key, question)),
  };
}
