import { mask } from '../../awsconfig/shownValue.ts';
import type { IsSecretParameter } from './secretNames.ts';
import { secretPlaces } from './secretPlaces.ts';
import type { Span } from '../syntax/tree.ts';

/** A source without its secrets. */
export interface Redacted {
  readonly text: string;
  /** Where in `text` something is that stood at an offset of the source. */
  readonly offset: (original: number) => number;
}

/** A line or script as history may keep it: with a mask for each part that is, or may be, a secret. Any text will do. */
export function redact(source: string, isSecretParameter: IsSecretParameter): Redacted {
  const places = merged(secretPlaces(source, isSecretParameter));
  let text = '';
  let from = 0;
  const masked = places.map(({ start, end }) => {
    text += source.slice(from, start);
    const at = text.length;
    text += mask;
    from = end;
    return { start, end, at };
  });
  text += source.slice(from);
  return { text, offset: (original) => shifted(masked, original) };
}

/** In order, and none that touch. */
function merged(places: readonly Span[]): readonly Span[] {
  const found: { start: number; end: number }[] = [];
  for (const { start, end } of places.toSorted((a, b) => a.start - b.start)) {
    if (start === end) continue;
    const last = found.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else found.push({ start, end });
  }
  return found;
}

function shifted(masked: readonly (Span & { readonly at: number })[], original: number): number {
  const last = masked.findLast(({ start }) => start <= original);
  if (!last) return original;
  return (
    last.at +
    (original < last.end ? Math.min(original - last.start, mask.length) : mask.length + original - last.end)
  );
}
