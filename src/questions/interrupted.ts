/** Somebody ended the questions, with Ctrl-C or with a no. Exit code 130. */
export class Interrupted extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "Interrupted";
  }
}
