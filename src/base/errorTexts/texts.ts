/** Sentences by code, each made of the detail of its error. */
export type Texts = Readonly<Record<string, (detail: never) => string>>;
