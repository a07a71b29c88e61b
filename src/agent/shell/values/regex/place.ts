import { isWord } from './units.ts';

/** Where a match may stand without taking a character. */
export type Place =
  'start' | 'end' | 'beforeLastNewline' | 'lineStart' | 'lineEnd' | 'wordEdge' | 'noWordEdge';

/** Whether an offset of a text is such a place. */
export function placed(place: Place, text: string, at: number): boolean {
  switch (place) {
    case 'start':
      return at === 0;
    case 'end':
      return at === text.length;
    case 'beforeLastNewline':
      return at === text.length || (at === text.length - 1 && text.endsWith('\n'));
    case 'lineStart':
      return at === 0 || text.charAt(at - 1) === '\n';
    case 'lineEnd':
      return at === text.length || text.charAt(at) === '\n';
    case 'wordEdge':
      return atWordEdge(text, at);
    case 'noWordEdge':
      return !atWordEdge(text, at);
  }
}

function atWordEdge(text: string, at: number): boolean {
  return isWord(text.charCodeAt(at - 1)) !== isWord(text.charCodeAt(at));
}
