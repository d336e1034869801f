/** In place of @inquirer/external-editor: no question opens an editor, and its tables of encodings are 300 kB. */
export function editAsync(): never {
  throw new Error("groundplan's questions open no editor");
}
