import { expect, test } from 'vitest';
import { checkSize, textOfFile } from '../../../../../src/agent/awsconfig/reading/textOf.ts';
import { utf8 } from '../../../../../src/base/bytes.ts';
import { CofferError } from '../../../../../src/base/cofferError.ts';
import { errorText } from '../../../../../src/base/errors.ts';

const limitBytes = 8 * 1024 * 1024;

test('textOfFile gives the text, byte order mark kept', () => {
  expect(textOfFile('config', utf8('\uFEFF[é]\r\n'))).toBe('\uFEFF[é]\r\n');
});

test('textOfFile takes an empty file, which a linked one may be', () => {
  expect(textOfFile('credentials', new Uint8Array())).toBe('');
});

test.each([
  ['UTF-16, little-endian', Uint8Array.of(0xff, 0xfe, 0x5b, 0x00), 'utf-16'],
  ['UTF-16, big-endian', Uint8Array.of(0xfe, 0xff, 0x00, 0x5b), 'utf-16'],
  ['a zero byte', Uint8Array.of(0x5b, 0x00, 0xff), 'binary'],
  ['bytes that are not UTF-8', Uint8Array.of(0x5b, 0xe9, 0x5d), 'not-utf-8'],
] as const)('textOfFile refuses a file of %s', (_, bytes, found) => {
  expect(() => textOfFile('x', bytes)).toThrow(new CofferError('file-not-text', { name: 'x', found }));
});

test('checkSize takes 8 MiB and refuses one byte more, saying both sizes', () => {
  checkSize('config', limitBytes);
  const refused = { name: 'config', bytes: limitBytes + 1, limitBytes };
  expect(() => {
    checkSize('config', limitBytes + 1);
  }).toThrow(new CofferError('file-too-large', refused));
  expect(errorText({ code: 'file-too-large', detail: refused })).toContain('8.1 MiB, and the limit is 8 MiB');
});

test('textOfFile refuses by size before anything else', () => {
  expect(() => textOfFile('x', new Uint8Array(10_000_000))).toThrow(
    new CofferError('file-too-large', { name: 'x', bytes: 10_000_000, limitBytes }),
  );
});
