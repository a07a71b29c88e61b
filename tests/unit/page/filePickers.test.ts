import { describe, expect, test, vi } from 'vitest';
import { byName, canLink, pickFiles, pickFolder, refusedOf } from '../../../src/page/state/filePickers.ts';

const file = (name: string) => ({ name }) as FileSystemFileHandle;

test.each([
  [['credentials', 'config'], 'credentials', 'config'],
  [['work-config.ini'], undefined, 'work-config.ini'],
  [['Credentials.bak'], 'Credentials.bak', undefined],
  [['credentials', 'credentials.old', 'config'], undefined, 'config'],
  [['keys.txt'], undefined, undefined],
])('files %j by their names', (names, credentials, config) => {
  const found = byName(names.map(file));
  expect([found.credentials?.name, found.config?.name]).toEqual([credentials, config]);
});

test('files can be linked where the browser has both pickers', () => {
  const showDirectoryPicker = () => Promise.reject(new TypeError());
  const showOpenFilePicker = showDirectoryPicker;
  expect(canLink({ showDirectoryPicker, showOpenFilePicker })).toBe(true);
  expect(canLink({ showDirectoryPicker })).toBe(false);
  expect(canLink({})).toBe(false);
});

test('a picker that is closed without a choice is no error, any other refusal is', async () => {
  const closed = () => Promise.reject(new DOMException('closed', 'AbortError'));
  expect(await pickFolder({ showDirectoryPicker: closed })).toBe(undefined);
  expect(await pickFiles({ showOpenFilePicker: closed })).toBe(undefined);
  const refused = new DOMException('no click', 'SecurityError');
  await expect(pickFolder({ showDirectoryPicker: () => Promise.reject(refused) })).rejects.toBe(refused);
});

describe('refusedOf', () => {
  /** A handle of which the browser has decided that, and the user would answer so. */
  function handle(name: string, decided: PermissionState, answer?: PermissionState) {
    const asked: string[] = [];
    const made = {
      name,
      queryPermission: () => Promise.resolve(decided),
      requestPermission: ({ mode }: { mode: string }) => {
        asked.push(mode);
        return answer === undefined
          ? Promise.reject(new DOMException('no click', 'SecurityError'))
          : Promise.resolve(answer);
      },
    } as unknown as FileSystemFileHandle;
    return { asked, made };
  }

  test('asks for nothing that is granted, and for nothing where the browser cannot ask', async () => {
    const prompted = vi.fn();
    const granted = handle('credentials', 'granted');
    expect(
      await refusedOf({ credentials: granted.made, config: file('config') }, 'readwrite', prompted),
    ).toBe(undefined);
    expect(prompted).not.toHaveBeenCalled();
    expect(granted.asked).toEqual([]);
  });

  test.each([
    ['granted', undefined],
    ['denied', 'config'],
    ['prompt', 'config'],
    [undefined, 'config'],
  ] as const)('asks for what is not granted yet; the answer is %s', async (answer, refused) => {
    const asking = handle('config', 'prompt', answer);
    const prompted = vi.fn(() => {
      expect(asking.asked).toEqual([]);
    });
    expect(await refusedOf({ config: asking.made }, 'readwrite', prompted)).toBe(refused);
    expect(prompted).toHaveBeenCalledOnce();
    expect(asking.asked).toEqual(['readwrite']);
  });

  test('asks once for a folder', async () => {
    const { asked, made } = handle('.aws', 'prompt', 'denied');
    expect(
      await refusedOf({ folder: made as unknown as FileSystemDirectoryHandle }, 'read', () => undefined),
    ).toBe('.aws');
    expect(asked).toEqual(['read']);
  });
});
