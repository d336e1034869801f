/** A blueprint in which everything that can be named is named. */
export const LENDING = `# Books of a street.
groundplan: 1
name: library
domain:
  actors: [reader]
  useCases:
    borrow:
      actor: reader
      goal: Read a book.
      steps: [lending.lendBook, "reminders.addReminder"]
platform: { broker: memory }
services:
  lending: # knows where books are
    entities:
      Book:
        crud: [get, create]
        allow: { get: public }
        emits: { create: BookBought }
        state: status
        fields:
          isbn: string(13) unique # no two are the same
          title: string(200)

          status: enum(here|away) = here
          at: Place
        relations: { copies: has-many Copy }
      Copy: { fields: { number: int } }
    values:
      Place: { room: string(20), row: int(1..99)? }
    operations:
      # when somebody takes it away
      lendBook:
        kind: command
        of: Book
        by: isbn
        from: [here]
        to: away
        input: { until: date }
        emits: BookLent
        allow: public
      returnBook: { kind: command, of: Book, from: [away], to: here }
      addCopy: { kind: create, of: Copy, accepts: [number, book], allow: public }
    events:
      BookBought: { of: Book, key: id, carries: [id, isbn] }
      BookLent: { of: Book, key: id, carries: [id, isbn, at], fields: { until: date } }
  reminders:
    entities:
      Reminder:
        fields: { isbn: string(13), due: date, where: string(20) }
    operations:
      addReminder: { kind: create, of: Reminder, accepts: [isbn, due, where] }
    consumes:
      "lending.BookLent":
        do: addReminder
        with: { isbn: event.isbn, due: event.until, where: event.at.room }
`;

/** The same with a role, and with things that only who may may do. */
export const SIGNED = LENDING.replace(
  "platform:",
  "auth: { users: { kind: oidc }, roles: { reader: [] } }\nplatform:",
).replace(
  "      Reminder:\n",
  "      Note: { fields: { isbn: string(13) } }\n      Reminder:\n        crud: [get]\n        allow: { get: public }\n",
);
