/** An element of a document, its name and those of its attributes without prefix. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Its own text, without that of its children. */
  readonly text: string;
}

/**
 * The root of a well-formed document. Undefined where it is none, is more than a hundred elements deep, or has a document
 * type, whose entities can make gigabytes of a line.
 */
export function readXml(text: string): XmlElement | undefined {
  const root = open('', '');
  if (!root) return undefined;
  const path = [root];
  let end = 0;
  for (const match of text.matchAll(pieces)) {
    const here = path.at(-1);
    if (!here || path.length > maxDepth) return undefined;
    end = match.index + match[0].length;
    const { written, cdata, closed, opened, attributes = '', alone } = match.groups ?? {};
    if (opened !== undefined) {
      const child = open(opened, attributes);
      if (!child) return undefined;
      here.children.push(child);
      if (alone === '') path.push(child);
    } else if (closed !== undefined) {
      if (path.pop()?.qualifiedName !== closed) return undefined;
    } else {
      const added = cdata ?? unescape(written ?? '');
      if (added === undefined) return undefined;
      here.text += added;
    }
  }
  const [document] = root.children;
  const isOne = path.length === 1 && root.children.length === 1 && root.text.trim() === '';
  return isOne && end === text.length ? document : undefined;
}

/** The elements of a name in and below an element, in the document's order. */
export function elementsNamed(element: XmlElement, name: string): readonly XmlElement[] {
  const below = element.children.flatMap((child) => elementsNamed(child, name));
  return element.name === name ? [element, ...below] : below;
}

const maxDepth = 100;

/**
 * Text, declarations and comments, CDATA, ends and starts of elements. Sticky: at what is none of these the reading ends,
 * where a search would start over at each "<" and could take hours.
 */
const pieces =
  /(?<written>[^<]+)|<\?[^?]*\?>|<!--(?:(?!--)[^])*-->|<!\[CDATA\[(?<cdata>(?:(?!\]\]>)[^])*)\]\]>|<\/(?<closed>[\w:.-]+)\s*>|<(?<opened>[\w:.-]+)(?<attributes>(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(?<alone>\/?)>/gy;

interface OpenElement extends XmlElement {
  readonly qualifiedName: string;
  readonly children: OpenElement[];
  text: string;
}

function open(qualifiedName: string, written: string): OpenElement | undefined {
  const attributes = new Map<string, string>();
  for (const [, name = '', inDouble, inSingle] of written.matchAll(
    /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g,
  )) {
    const value = unescape(inDouble ?? inSingle ?? '');
    if (value === undefined) return undefined;
    attributes.set(local(name), value);
  }
  return { qualifiedName, name: local(qualifiedName), attributes, children: [], text: '' };
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

const entities = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** The text that is meant; undefined where an "&" begins none of the references that every document has. */
function unescape(text: string): string | undefined {
  const unknown: string[] = [];
  const meant = text.replace(
    /&(?:#(\d{1,7});|#x([\dA-Fa-f]{1,6});|(\w{1,5});)?/g,
    (reference, decimal?: string, hexadecimal?: string, name?: string) => {
      const known =
        name === undefined
          ? characterOf(Number.parseInt(decimal ?? hexadecimal ?? '', decimal === undefined ? 16 : 10))
          : entities.get(name);
      if (known === undefined) unknown.push(reference);
      return known ?? '';
    },
  );
  return unknown.length > 0 ? undefined : meant;
}

function characterOf(codePoint: number): string | undefined {
  return codePoint > 0 && codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : undefined;
}
