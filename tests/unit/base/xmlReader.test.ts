import fc from 'fast-check';
import { expect, test } from 'vitest';
import { elementsNamed, readXml } from '../../../src/base/xmlReader.ts';

test('readXml gives elements, attributes and text without prefixes, comments and declarations', () => {
  const text = `<?xml version="1.0"?>
<!-- a - comment -->
<p:Outer xmlns:p='urn:p' ID = "_1"><p:Empty a='"'/><q:Inner>one<![CDATA[ <two> ]]>&amp; &lt;&#51;&#x20;&gt;</q:Inner></p:Outer>
`;
  const element = (name: string, attributes: [string, string][], text: string, children: unknown[] = []) => {
    return { qualifiedName: name, name: name.slice(2), attributes: new Map(attributes), text, children };
  };
  const outer: [string, string][] = [
    ['p', 'urn:p'],
    ['ID', '_1'],
  ];
  expect(readXml(text)).toEqual(
    element('p:Outer', outer, '', [
      element('p:Empty', [['a', '"']], ''),
      element('q:Inner', [], 'one <two> & <3 >'),
    ]),
  );
});

test('elementsNamed gives those of a name at any depth, in the order of the document', () => {
  const root = readXml('<a><b>1<b>2</b></b><c><b>3</b></c></a>');
  expect(root && elementsNamed(root, 'b').map(({ text }) => text)).toEqual(['1', '2', '3']);
});

test.each([
  ['nothing', ''],
  ['text alone', 'text'],
  ['text beside the root', '<a/>text'],
  ['two roots', '<a/><b/>'],
  ['an element that is left open', '<a><b></b>'],
  ['elements that cross', '<a><b></a></b>'],
  ['an end without a start', '<a/></a>'],
  ['a tag that breaks off', '<a><b'],
  ['an attribute without quotes', '<a b=c/>'],
  ['a document type', '<!DOCTYPE a [<!ENTITY b "bbbb">]><a/>'],
  ['an entity of a document type', '<a>&b;</a>'],
  ['a character that is none', '<a>&#x110000;</a>'],
  ['a lone ampersand', '<a b="&"/>'],
  ['a comment with two hyphens', '<a><!-- a -- b --></a>'],
  ['a CDATA section that is left open', '<a><![CDATA[</a>'],
  ['elements a hundred deep', '<a>'.repeat(101) + '</a>'.repeat(101)],
])('readXml takes no document with %s', (_what, text) => {
  expect(readXml(text)).toBeUndefined();
});

test('readXml reads whatever it is given, or says that it is no document', () => {
  const piece = fc.constantFrom(
    '<a>',
    '</a>',
    '<a ',
    'b="c"',
    '/>',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '&',
    ';',
    '<?',
    '?>',
    't',
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const root = readXml(pieces.join(''));
      expect(root === undefined || root.name === 'a').toBe(true);
    }),
  );
});

test.each(['<!--', '<![CDATA[', '<a ', '<a b="', '<?', '&', '<a>', '</a', ' ', '<a b=""'])(
  'readXml gives a hostile document of many "%s" up as soon as any other',
  (piece) => {
    expect(readXml(`<a>${piece.repeat(75_000 / piece.length)}`)).toBeUndefined();
  },
);
