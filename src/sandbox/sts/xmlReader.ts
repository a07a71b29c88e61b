/** An element of a document, its name and those of its attributes without prefix. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Its own text, without that of its children. */
  readonly text: string;
}

/** The root of a well-formed document; undefined where it is none, or has a document type. */
export function readXml(text: string): XmlElement | undefined {
  const root = open('', '');
  const path = [root];
  let end = 0;
  for (const match of text.matchAll(markup)) {
    const { index } = match;
    const here = path.at(-1);
    if (!here || path.length > maxDepth || !addText(here, text.slice(end, index))) return undefined;
    end = index + match[0].length;
    const { closed, opened, attributes = '', alone, cdata } = match.groups ?? {};
    if (cdata !== undefined) here.text += cdata;
    else if (opened !== undefined) {
      const child = open(opened, attributes);
      here.children.push(child);
      if (alone === '') path.push(child);
    } else if (closed !== undefined && path.pop()?.qualifiedName !== closed) return undefined;
  }
  const [document] = root.children;
  const whole = path.length === 1 && root.children.length === 1 && root.text.trim() === '';
  return whole && text.slice(end).trim() === '' ? document : undefined;
}

const maxDepth = 100;

/** Declarations and comments, CDATA, ends and starts of elements. What else has a "<" is no markup. */
const markup =
  /<\?[^?]*\?>|<!--(?:(?!--)[^])*-->|<!\[CDATA\[(?<cdata>(?:(?!\]\]>)[^])*)\]\]>|<\/(?<closed>[\w:.-]+)\s*>|<(?<opened>[\w:.-]+)(?<attributes>(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(?<alone>\/?)>/g;

interface OpenElement extends XmlElement {
  readonly qualifiedName: string;
  readonly children: OpenElement[];
  text: string;
}

function open(qualifiedName: string, attributes: string): OpenElement {
  const pairs = [...attributes.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)];
  return {
    qualifiedName,
    name: local(qualifiedName),
    attributes: new Map(
      pairs.map(([, name = '', inDouble, inSingle]) => [local(name), unescape(inDouble ?? inSingle ?? '')]),
    ),
    children: [],
    text: '',
  };
}

/** Whether what stands between two pieces of markup is text. */
function addText(element: OpenElement, text: string): boolean {
  if (text.includes('<')) return false;
  element.text += unescape(text);
  return true;
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

function unescape(text: string): string {
  return text.replace(/&(\w+);/g, (whole, name: string) => entities.get(name) ?? whole);
}
