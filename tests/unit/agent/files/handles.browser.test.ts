/* Runs in a real browser: the handles are those of the origin's private file system. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { linkedLocation } from '../../../../src/agent/files/handles.ts';

const location = '~/.aws/credentials';
const before = '[default]\r\nregion = eu-west-1\r\n';

let folder: FileSystemDirectoryHandle;

beforeEach(async () => {
  const root = await navigator.storage.getDirectory();
  await root.removeEntry('aws', { recursive: true }).catch(() => undefined);
  folder = await root.getDirectoryHandle('aws', { create: true });
});

async function write(text: string, name = 'credentials'): Promise<FileSystemFileHandle> {
  const handle = await folder.getFileHandle(name, { create: true });
  const writable = await handle.createWritable();
  await writable.write(text);
  await writable.close();
  return handle;
}

async function names(): Promise<readonly string[]> {
  const found = [];
  for await (const name of folder.keys()) found.push(name);
  return found;
}

const textOf = async (handle: FileSystemFileHandle) => (await handle.getFile()).text();

describe('a change', () => {
  test('is made anew on what another program wrote meanwhile', async () => {
    const credentials = await write(before);
    const seen: string[] = [];
    await linkedLocation(location, { credentials }).edit('credentials', async (text) => {
      seen.push(text);
      if (seen.length === 1) await write(`${before}[theirs]\r\n`);
      return `${text}[ours]\r\n`;
    });
    expect(seen).toEqual([before, `${before}[theirs]\r\n`]);
    expect(await textOf(credentials)).toBe(`${before}[theirs]\r\n[ours]\r\n`);
  });

  test('gives up where another program keeps writing, and leaves what that one wrote', async () => {
    const credentials = await write(before);
    let count = 0;
    const edited = linkedLocation(location, { credentials }).edit('credentials', async (text) => {
      await write(`theirs ${String(++count)}`);
      return `${text}ours`;
    });
    await expect(edited).rejects.toMatchObject({
      code: 'file-busy',
      detail: { location, file: 'credentials' },
    });
    expect(await textOf(credentials)).toBe(`theirs ${String(count)}`);
  });

  test('that is refused leaves the file, and makes none', async () => {
    const credentials = await write(before);
    const refuse = () => Promise.reject(new Error('refused'));
    await expect(linkedLocation(location, { credentials }).edit('credentials', refuse)).rejects.toMatchObject(
      {
        code: 'file-failed',
      },
    );
    expect(await textOf(credentials)).toBe(before);
    await expect(linkedLocation(location, { folder }).edit('config', refuse)).rejects.toMatchObject({
      code: 'file-failed',
    });
    expect(await names()).toEqual(['credentials']);
  });

  test('in a folder makes the file that is not there yet, and none for nothing', async () => {
    await linkedLocation(location, { folder }).edit('credentials', (text) => text);
    expect(await names()).toEqual([]);
    await linkedLocation(location, { folder }).edit('config', (text) => `${text}[default]\n`);
    expect(await textOf(await folder.getFileHandle('config'))).toBe('[default]\n');
  });
});

describe('what the browser refuses', () => {
  /** A real handle that refuses to write: a full disk and a lock cannot be had on demand. */
  async function refusing(name: string): Promise<FileSystemFileHandle> {
    const handle = await write(before);
    const createWritable = handle.createWritable.bind(handle);
    vi.spyOn(handle, 'createWritable').mockImplementation(async () => {
      const writable = await createWritable();
      vi.spyOn(writable, 'write').mockRejectedValue(new DOMException('', name));
      return writable;
    });
    return handle;
  }

  test.each([
    ['QuotaExceededError', 'file-disk-full', {}],
    ['NoModificationAllowedError', 'file-busy', {}],
    ['NotAllowedError', 'file-denied', { wanted: 'write' }],
    ['DataError', 'file-failed', { name: 'DataError' }],
  ])('on writing, %s, is said as %s, and the file is as it was', async (name, code, more) => {
    const credentials = await refusing(name);
    const edited = linkedLocation(location, { credentials }).edit('credentials', (text) => `${text}x`);
    await expect(edited).rejects.toMatchObject({
      code,
      detail: { location, file: 'credentials', ...more },
    });
    expect(await textOf(credentials)).toBe(before);
    expect(await names()).toEqual(['credentials']);
  });

  test.each([
    ['prompt', 'file-permission'],
    ['denied', 'file-denied'],
  ] as const)('permission "%s" is asked before anything is read or written', async (state, code) => {
    const credentials = await write(before);
    const getFile = vi.spyOn(credentials, 'getFile');
    Object.assign(credentials, { queryPermission: () => Promise.resolve(state) });
    const linked = linkedLocation(location, { credentials });
    await expect(linked.read()).rejects.toMatchObject({ code, detail: { wanted: 'read' } });
    await expect(linked.edit('credentials', (text) => `${text}x`)).rejects.toMatchObject({
      code,
      detail: { wanted: 'write' },
    });
    expect(getFile).not.toHaveBeenCalled();
  });

  test('a folder in the place of a file is said to be one', async () => {
    await folder.getDirectoryHandle('credentials', { create: true });
    const linked = linkedLocation(location, { folder });
    const refused = { code: 'file-is-folder', detail: { location } };
    await expect(linked.read()).rejects.toMatchObject(refused);
    await expect(linked.edit('credentials', () => before)).rejects.toMatchObject(refused);
  });

  test('a file or folder that is gone is said to be', async () => {
    const credentials = await write(before);
    await folder.removeEntry('credentials');
    const gone = { code: 'file-gone', detail: { location, file: 'credentials' } };
    await expect(linkedLocation(location, { credentials }).read()).rejects.toMatchObject(gone);
    await expect(
      linkedLocation(location, { credentials }).edit('credentials', () => 'x'),
    ).rejects.toMatchObject(gone);
    expect(await linkedLocation(location, { folder }).read()).toEqual([]);
    await (await navigator.storage.getDirectory()).removeEntry('aws');
    await expect(linkedLocation(location, { folder }).read()).rejects.toMatchObject({
      code: 'file-gone',
      detail: { location, file: 'aws' },
    });
  });
});
