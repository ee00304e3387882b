/**
 * The body of a resolver method that declares a field which the read path answers: the method gives the field its name, type and arguments, and is never run.
 * @throws Error when it is run after all, which says that the slice's .read.ts does not name the field
 */
export function planned(): never {
  throw new Error('This field is answered by the read path: name it in the .read.ts of its slice.');
}
