import { DATA_CLASSES, type DataClass } from "../../blueprint/types.ts";
import type {
  DataClassModel,
  DataModel,
  EntityModel,
  FieldModel,
  OperationModel,
  SystemModel,
} from "../types.ts";
import { marksOf } from "./marks.ts";

/** Every error has these: to hide them would hide what went wrong. */
const OF_ERRORS = ["code", "message", "stack", "type"];

/** Where data of classes is kept, passed on, told and answered. */
export function dataOf(system: SystemModel, declared: readonly string[]): DataModel {
  const { services } = system;
  const operations = services.flatMap((service) => service.operations);
  const events = services.flatMap((service) => service.events);
  const fields = [
    ...services.flatMap(({ entities }) => entities.flatMap((entity) => entity.fields)),
    ...services.flatMap(({ values }) => values.flatMap((value) => value.fields)),
    ...operations.flatMap(givenFields),
    ...events.flatMap((event) => event.fields),
  ];
  const marked = fields.filter(({ data }) => data);
  const classes = DATA_CLASSES.filter((name) => marked.some(({ data }) => data === name));
  const inAddresses = operations.filter(({ exposed, key }) => exposed && key?.data);
  return {
    any: classes.length > 0,
    declared,
    hasDeclared: declared.length > 0,
    classes: classes.map((name) => classModel(name, system)),
    names: [...new Set(marked.map(({ name }) => name))]
      .filter((name) => !OF_ERRORS.includes(name))
      .toSorted(),
    inAddresses,
    hasInAddresses: inAddresses.length > 0,
    hasInEvents: events.some((event) => marksOf(event.fields).length > 0),
  };
}

function classModel(name: DataClass, { services }: SystemModel): DataClassModel {
  const pathsIn = (fields: readonly FieldModel[]) =>
    marksOf(fields).flatMap(({ path, data }) => (data === name ? [path] : []));
  const holding = <T extends object>(
    all: readonly T[],
    fieldsOf: (one: T) => readonly FieldModel[],
  ) =>
    all
      .map((one) => ({ one, paths: pathsIn(fieldsOf(one)) }))
      .filter(({ paths }) => paths.length > 0);
  const operations = services.flatMap((service) => service.operations);
  const kept = holding(
    services.flatMap((service) => service.entities),
    ({ fields }) => fields,
  ).map(({ one, paths }) => ({ entity: one, paths }));
  const entities = kept.map(({ entity }) => entity);
  const passed = holding(operations, givenFields).map(({ one, paths }) => ({
    operation: one,
    paths,
  }));
  const events = holding(
    services.flatMap((service) => service.events),
    ({ fields }) => fields,
  ).map(({ one, paths }) => ({ event: one, paths }));
  const lasting = entities.filter((entity) => !entity.exposed.some(({ is }) => is.delete));
  const open = operations.filter((one) => one.public && answersWith(one, entities));
  const is = Object.fromEntries(DATA_CLASSES.map((one) => [one, one === name]));
  return {
    name,
    is: is as DataClassModel["is"],
    kept,
    passed,
    events,
    hasEvents: events.length > 0,
    lasting,
    open,
  };
}

/** What is passed on and not stored. */
const givenFields = ({ is, passed }: OperationModel): FieldModel[] =>
  is.list ? [] : passed.map(({ field }) => field);

const answersWith = ({ is, entity }: OperationModel, entities: readonly EntityModel[]): boolean =>
  !is.delete && entities.includes(entity);
