import type {
  EventModel,
  OperationModel,
  ReactionModel,
  SequenceLine,
  SequenceModel,
  ServiceModel,
  SystemModel,
  UseCaseModel,
} from "../types.ts";
import { idOf, isDrawn } from "./drawn.ts";

/** A sequence for each use case that has steps. */
export const sequencesOf = (system: SystemModel): SequenceModel[] =>
  system.useCases
    .filter(({ steps }) => steps.length > 0)
    .map((useCase) => new Telling(useCase, system).told());

/** Tells the steps of a use case in their order, with the events between them and what else follows. */
class Telling {
  readonly #useCase: UseCaseModel;
  readonly #services: readonly ServiceModel[];
  readonly #roles: readonly string[];
  /** Who asks, in the order of their asking. */
  readonly #users: string[] = [];
  readonly #steps: readonly OperationModel[];
  readonly #lines: SequenceLine[] = [];
  readonly #seen = new Set<string>();
  #tooLong = false;
  /** Events that have come about, and to which no step has reacted yet. */
  #events: EventModel[] = [];

  constructor(useCase: UseCaseModel, { services, roles }: SystemModel) {
    this.#useCase = useCase;
    this.#services = services;
    this.#roles = roles.map(({ name }) => name);
    this.#steps = useCase.steps.map(({ service, operation }) => {
      const found = services.find(({ name }) => name.kebab === service.kebab)!;
      return found.operations.find(({ name }) => name.camel === operation.camel)!;
    });
  }

  told(): SequenceModel {
    for (const [index, operation] of this.#steps.entries()) {
      this.#step(operation);
      if (operation.emits) this.#happened(operation.emits, this.#steps.slice(index + 1));
    }
    const participants = this.#services
      .map((service, index) => ({ id: idOf("service", index), name: service.name.kebab }))
      .filter(({ id }) => this.#seen.has(id));
    const users = this.#users.map((name, index) => ({ id: idOf("user", index), name }));
    return {
      useCase: this.#useCase,
      participants: [
        ...users.map((one) => ({ ...one, isUser: true })),
        ...participants.map((one) => ({ ...one, isUser: false })),
      ],
      lines: this.#lines,
      drawn: !this.#tooLong && isDrawn(this.#lines.length),
    };
  }

  #step(operation: OperationModel): void {
    const reaction = this.#cause(operation);
    if (reaction) return this.#react(reaction, operation);
    const at = this.#idOf(operation);
    const name = operation.name.camel;
    const user = this.#askerOf(operation);
    if (user) this.#add("asks", user, at, name);
    else this.#add("waits", at, at, name);
    this.#calls(operation);
    if (user)
      this.#add("answers", at, user, operation.is.delete ? "" : operation.entity.name.words);
  }

  /** What it waits for, and what that waits for: circles are refused, and what nobody could draw is not told to its end. */
  #calls(operation: OperationModel): void {
    const at = this.#idOf(operation);
    for (const called of operation.callees.flatMap(({ operations }) => operations)) {
      if (!isDrawn(this.#lines.length + 1)) {
        this.#tooLong = true;
        return;
      }
      const to = this.#idOf(called);
      this.#add("calls", at, to, called.name.camel);
      this.#calls(called);
      this.#add("returns", to, at, "");
    }
  }

  /** The actor, or whoever may, where the actor is a role that may not; undefined: nobody may. */
  #askerOf({ exposed, public: open, allow, allowedRoles }: OperationModel): string | undefined {
    if (!exposed) return undefined;
    const { actor } = this.#useCase;
    const may = open || !this.#roles.includes(actor) || allowedRoles.includes(actor);
    const name = may ? actor : allow[0]!;
    if (!this.#users.includes(name)) this.#users.push(name);
    return idOf("user", this.#users.indexOf(name));
  }

  /** The reaction to something that has happened by which the operation comes about. */
  #cause(operation: OperationModel): ReactionModel | undefined {
    const causes = this.#events.flatMap(({ reactions }) => reactions);
    return (
      causes.find((one) => one.operation === operation) ??
      causes.find((one) => operationsOf(one).includes(operation))
    );
  }

  #happened(event: EventModel, later: readonly OperationModel[]): void {
    this.#events = [...this.#events, event];
    for (const reaction of event.reactions) {
      if (!operationsOf(reaction).some((one) => later.includes(one)))
        this.#react(reaction, reaction.operation);
    }
  }

  #react(reaction: ReactionModel, operation: OperationModel): void {
    const at = this.#idOf(operation);
    this.#add("tells", this.#idOf(reaction.event.service), at, reaction.event.name.pascal);
    this.#add("does", at, at, operation.name.camel);
    this.#add("notes", at, at, "", reaction);
  }

  #idOf(what: OperationModel | ServiceModel): string {
    const service = "entity" in what ? what.entity.service : what;
    return idOf("service", this.#services.indexOf(service));
  }

  #add(
    kind: "asks" | "calls" | "returns" | "tells" | "does" | "answers" | "waits" | "notes",
    from: string,
    to: string,
    text: string,
    reaction: ReactionModel | null = null,
  ): void {
    for (const id of [from, to]) this.#seen.add(id);
    const none = {
      asks: false,
      calls: false,
      returns: false,
      tells: false,
      does: false,
      answers: false,
      waits: false,
      notes: false,
    };
    this.#lines.push({ ...none, [kind]: true, from, to, text, reaction });
  }
}

/** What a reaction does, or does instead. */
const operationsOf = ({ operation, refused, missing }: ReactionModel): OperationModel[] =>
  [operation, refused.operation, missing.operation].filter((one) => one !== null);
