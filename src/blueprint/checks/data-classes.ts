import type { Draft, DraftField, DraftService } from "../draft.ts";
import type { Report } from "../report.ts";
import { shown } from "../shown.ts";
import { entityOf } from "../slots.ts";

/** What `qualities` says of data is what fields are marked with, and nothing of it stands in an event's envelope. */
export function checkDataClasses(draft: Draft, report: Report): void {
  const fields = draft.services.flatMap(fieldsOf);
  const declared = draft.data;
  for (const { text, at } of declared ?? []) {
    if (fields.some(({ data }) => data === text)) continue;
    const message = `No field holds ${text} data, so that this would change nothing`;
    const help = `Mark what does: \`email: { type: email, data: ${text} }\`.`;
    report("GP2301", at, message, help);
  }
  for (const { name, data } of fields) {
    if (!declared || !data || declared.some(({ text }) => text === data)) continue;
    const message = `${shown(name.text)} holds ${data} data, and \`qualities.data\` does not say so`;
    report("GP2302", name.at, message, `Add \`${data}\` to \`qualities.data\`, or leave that out.`);
  }
  for (const service of draft.services) checkKeys(service, report);
}

/** CloudEvents 1.0, "Privacy and Security": what is sensitive has no place in the attributes, which anybody may log. */
function checkKeys(service: DraftService, report: Report): void {
  for (const { key, of } of service.events) {
    const entity = key && entityOf(service, of?.text);
    const field = entity?.fields.find(({ name }) => name.text === key?.text);
    if (!key || !field?.data) continue;
    const message = `${shown(key.text)} holds ${field.data} data, and keys stand in logs and on the envelope of an event`;
    report("GP2303", key.at, message, "Take another field that is always there, such as `id`.");
  }
}

const fieldsOf = ({ entities, values, operations, events }: DraftService): DraftField[] => [
  ...[...entities, ...values, ...events].flatMap(({ fields }) => fields),
  ...operations.flatMap(({ input }) => input),
];
