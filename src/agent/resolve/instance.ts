/** What became of looking at an instance where nothing is known of one. */
export const noInstance = {
  outcome: 'missing',
  why: 'A web page cannot reach the instance metadata service.',
} as const;

/** A search that nobody asked for, such as that of the header, asks no service. */
export function unaskedInstance(endpoint: string) {
  return { outcome: 'missing', why: `The metadata service at ${endpoint} was not asked yet.` } as const;
}
