import type { EntityModel } from "./entity.ts";
import type { EventModel, ReactionModel } from "./event.ts";
import type { FieldModel, ValueModel } from "./field.ts";
import type { OperationModel } from "./operation.ts";
import type { RoleModel, ServiceModel, UseCaseModel } from "./system.ts";

/** What people read about the system and its code does not need. */
export interface DocumentsModel {
  context: ContextModel;
  containers: ContainersModel;
  /** Who tells whom what. */
  flow: Drawn & { hasTells: boolean; tells: readonly TellModel[] };
  machines: readonly MachineModel[];
  hasMachines: boolean;
  sequences: readonly SequenceModel[];
  hasSequences: boolean;
  catalogue: readonly CatalogueModel[];
  rights: readonly RightsModel[];
  hasRights: boolean;
  data: DataModel;
  risks: RisksModel;
  /** Of each style in which services can be called, by its id, a call that shows something at once: none, or one. */
  firstCalls: Readonly<Record<string, readonly FirstCallModel[]>>;
}

/** A call that somebody who has just started the services can try, since the example data has an answer. */
export interface FirstCallModel {
  operation: OperationModel;
  /** The id of an example, of an operation that wants one. */
  id: string | null;
}

/** A diagram that would have more lines than readers, and tools, can stand is left out. */
export interface Drawn {
  drawn: boolean;
}

export interface ContextModel {
  /** Those who use it: the actors of the domain, or else its roles; none where neither was named. */
  users: readonly { id: string; name: string; goals: readonly string[]; hasGoals: boolean }[];
}

export interface ContainersModel extends Drawn {
  services: readonly ContainerModel[];
  calls: readonly { from: string; to: string; operations: readonly string[]; protocol: string }[];
}

export interface ContainerModel {
  /** Of its node. */
  id: string;
  service: ServiceModel;
  /** Labels of the styles in which it can be called. */
  offers: readonly string[];
  hasOffers: boolean;
}

export interface TellModel {
  /** Ids of services. */
  from: string;
  to: string;
  /** As they were written. */
  events: readonly string[];
}

/** The states of an entity that has transitions. */
export interface MachineModel extends Drawn {
  entity: EntityModel;
  states: readonly { id: string; name: string; initial: boolean; final: boolean }[];
  moves: readonly {
    from: string;
    to: string;
    operation: OperationModel;
    /** Events after which it happens. */
    events: readonly string[];
    hasEvents: boolean;
  }[];
}

export interface SequenceModel extends Drawn {
  useCase: UseCaseModel;
  participants: readonly { id: string; name: string; isUser: boolean }[];
  lines: readonly SequenceLine[];
}

/** One line of a sequence. Of `asks` … `notes` one is true. */
export interface SequenceLine {
  /** A user asks for an operation; a service calls one of another; that is answered; an event arrives; what is done about it; what is answered; a remark. */
  asks: boolean;
  calls: boolean;
  returns: boolean;
  tells: boolean;
  does: boolean;
  answers: boolean;
  waits: boolean;
  notes: boolean;
  /** Ids of participants. */
  from: string;
  to: string;
  /** The operation, event or thing. */
  text: string;
  /** Of a remark: what follows where it cannot be done. */
  reaction: ReactionModel | null;
}

export interface CatalogueModel {
  event: EventModel;
  fields: readonly CatalogueField[];
  values: readonly { value: ValueModel; fields: readonly CatalogueField[] }[];
  hasValues: boolean;
  /** What of its data is marked, as paths. */
  marked: readonly MarkModel[];
  hasMarked: boolean;
}

export interface CatalogueField {
  field: FieldModel;
  /** Its type as blueprints spell it: `string(40)`, `enum(a|b)`, `list(Reading)`. */
  type: string;
}

/** A table of one service: which operations whom. */
export interface RightsModel {
  service: ServiceModel;
  rows: readonly {
    operation: OperationModel;
    cells: readonly { role: RoleModel; may: boolean }[];
    /** Events after which it happens by itself. */
    events: readonly string[];
    hasEvents: boolean;
  }[];
}

/** A value, or a part of one, that holds data of a class. */
export interface MarkModel {
  /** `contact.phone` */
  path: string;
  data: string;
}

export interface DataModel {
  any: boolean;
  /** What `qualities.data` lists; none where that says nothing. */
  declared: readonly string[];
  hasDeclared: boolean;
  classes: readonly DataClassModel[];
  /** Names under which objects hold such data, but for those that every error has. */
  names: readonly string[];
  /** Operations that find their entity by such a value, so that it stands in the address. */
  inAddresses: readonly OperationModel[];
  hasInAddresses: boolean;
  /** Some event holds such data. */
  hasInEvents: boolean;
}

export interface DataClassModel {
  name: string;
  is: { personal: boolean; health: boolean; payment: boolean; credentials: boolean };
  /** Entities that keep such data, and where. */
  kept: readonly { entity: EntityModel; paths: readonly string[] }[];
  /** Operations that are given such data and do not keep it. */
  passed: readonly { operation: OperationModel; paths: readonly string[] }[];
  events: readonly { event: EventModel; paths: readonly string[] }[];
  hasEvents: boolean;
  /** Of the entities that keep it, those that nobody may delete. */
  lasting: readonly EntityModel[];
  /** Operations that answer with it and need no token. */
  open: readonly OperationModel[];
}

/** Facts of the blueprint from which risks follow. */
export interface RisksModel {
  /** Which roles may ask for things by their key, whosever they are. */
  shared: readonly { role: string; operations: readonly OperationModel[] }[];
  hasShared: boolean;
  /** Operations that need no token and change something. */
  open: readonly OperationModel[];
  hasOpen: boolean;
  /** A service with what it calls of one other. */
  calls: readonly {
    from: ServiceModel;
    to: ServiceModel;
    operations: readonly OperationModel[];
    callers: readonly OperationModel[];
  }[];
  /** Reactions of which the events are put aside, and those that are passed over. */
  parked: readonly ReactionModel[];
  hasParked: boolean;
  ignored: readonly ReactionModel[];
  hasIgnored: boolean;
  /** Operations that answer 501 until their owner has written them. */
  unwritten: readonly OperationModel[];
  hasUnwritten: boolean;
  /** Neither load nor latency was named. */
  unmeasured: boolean;
}
