import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { UploadFolder } from '../../src/main/shell/upload-folder.ts';

let root: string;
let uploads: UploadFolder;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'guitai-upload-'));
  uploads = new UploadFolder(join(root, 'imports'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const text = (value: string) => new TextEncoder().encode(value);

test('a file comes in by parts, for this account only', async () => {
  await uploads.begin({ uploadId: 'a', fileName: '会员.csv', bytes: 6 });
  expect(await uploads.write('a', 0, text('abc'))).toBe(true);
  expect(await uploads.write('a', 3, text('def'))).toBe(true);
  const path = uploads.find('a')?.path ?? '';
  expect(readFileSync(path, 'utf8')).toBe('abcdef');
  expect(statSync(path).mode & 0o077).toBe(0);
});

test('more than was announced, and parts of another file, are refused', async () => {
  await uploads.begin({ uploadId: 'a', fileName: 'a.csv', bytes: 3 });
  expect(await uploads.write('a', 1, text('abc'))).toBe(false);
  expect(await uploads.write('b', 0, text('abc'))).toBe(false);
  expect(await uploads.write('../../etc/x', 0, text('abc'))).toBe(false);
});

test('the next file takes the place of the one before, and nothing is left behind', async () => {
  await uploads.begin({ uploadId: 'a', fileName: 'a.csv', bytes: 3 });
  const first = uploads.find('a')?.path ?? '';
  await uploads.begin({ uploadId: 'b', fileName: 'b.csv', bytes: 3 });
  expect(existsSync(first)).toBe(false);
  expect(uploads.find('a')).toBeUndefined();
  await uploads.clear();
  expect(existsSync(join(root, 'imports'))).toBe(false);
});

test('rejected rows are saved where a person says', async () => {
  await uploads.begin({ uploadId: 'a', fileName: 'a.csv', bytes: 3 });
  expect(await uploads.hasRejected('a')).toBe(false);
  writeFileSync(uploads.find('a')?.rejectedPath ?? '', 'line,reason\r\n');
  expect(await uploads.hasRejected('a')).toBe(true);
  await uploads.saveRejected('a', join(root, 'saved.csv'));
  expect(readFileSync(join(root, 'saved.csv'), 'utf8')).toContain('reason');
  await expect(uploads.saveRejected('b', join(root, 'x.csv'))).rejects.toThrow('No such file');
});
