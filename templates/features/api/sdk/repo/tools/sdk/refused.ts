/** Something that whoever asked can mend; the message says how. */
export class Refused extends Error {}
