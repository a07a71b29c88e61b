/** The members of a list parameter: NAME.1, NAME.2 and so on. */
export function members(params: URLSearchParams, name: string): readonly string[] {
  return [...params].filter(([key]) => key.startsWith(`${name}.`)).map(([, value]) => value);
}
