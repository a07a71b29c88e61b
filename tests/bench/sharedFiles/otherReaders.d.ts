/* What is called of packages that come without types, or whose types do not stand beside the code. */

declare module 'ini' {
  export function decode(text: string): unknown;
}

declare module '*/shared-ini-file-loader/parseIni.js' {
  export function parseIni(text: string): unknown;
}
