/** Somebody wants to go back to the question before. */
export class Back extends Error {
  constructor(options?: ErrorOptions) {
    super("back to the question before", options);
    this.name = "Back";
  }
}
