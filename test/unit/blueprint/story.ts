/** Two services of which one tells what happens to its things, and the other reacts. */
const STORY = `groundplan: 1
name: test
platform: { broker: memory }
services:
  shop:
    entities:
      Thing:
        crud: [create, get, update, delete]
        emits: { update: ThingChanged, delete: ThingGone }
        state: status
        fields: { code: string(10) unique, owner: uuid, size: int(1..9), price: money, note: text?, place: Place, status: enum(open|closed) = open }
    values: { Place: { city: string(80), zip: string(12)? } }
    operations:
      add: { kind: create, of: Thing, accepts: [code, owner, size, price, note, place], emits: ThingAdded }
      close: { kind: command, of: Thing, from: [open], to: closed, input: { reason: string(200), remark: text? }, emits: ThingClosed }
    events:
      ThingAdded: { of: Thing, key: id, carries: [id, code, owner, size, price, note, place, status, createdAt] }
      ThingClosed: { of: Thing, key: id, carries: [id, place], fields: { reason: string(200), remark: text? } }
      ThingChanged: { of: Thing, key: code, carries: [code, price] }
      ThingGone: { of: Thing, key: id, carries: [id] }
  post:
    entities:
      Parcel:
        state: state
        fields: { thing: uuid unique, code: string(40), size: int(0..) = 1, price: money?, to: Place?, state: enum(packed|sent|lost) = packed }
        relations: { bag: belongs-to Bag?, tags: many-to-many Bag }
      Bag: { fields: { name: text } }
    values: { Place: { city: string(80), zip: text? } }
    operations:
      pack: { kind: create, of: Parcel, accepts: [thing, code, size, price, to, bag, tags] }
      send: { kind: command, of: Parcel, by: thing, from: [packed], to: sent, input: { why: text } }
      lose: { kind: command, of: Parcel, by: thing, from: [packed], to: lost, input: { why: text, mood: enum(sad|glad)? } }
    consumes:
      shop.ThingAdded: { do: pack, with: { thing: event.id, code: event.code } }
      shop.ThingClosed: { do: send, with: { thing: event.id, why: event.reason }, refused: ignore }
      shop.ThingGone: { do: lose, with: { thing: event.id, why: gone }, refused: park, missing: ignore }
`;

/** The story with some of its words replaced, each of which it has once. */
export const story = (...changes: readonly (readonly [old: string, now: string])[]): string =>
  changes.reduce((text, [old, now]) => {
    if (text.split(old).length !== 2) throw new Error(`"${old}" is not once in the story`);
    return text.replace(old, () => now);
  }, STORY);
