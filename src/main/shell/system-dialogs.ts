import { app, type BrowserWindow, dialog, type OpenDialogOptions } from 'electron';
import path from 'node:path';
import type { Dialogs, FileKind } from './dialogs.ts';

const EXTENSIONS: Readonly<Record<FileKind, readonly string[]>> = {
  backup: ['sqlite'],
  table: ['csv', 'tsv', 'txt'],
};

/** Electron's dialogs, in front of the till's window. */
export function systemDialogs(window: () => BrowserWindow | null): Dialogs {
  const open = async (options: OpenDialogOptions): Promise<string | null> => {
    const parent = window();
    const { canceled, filePaths } =
      parent === null
        ? await dialog.showOpenDialog(options)
        : await dialog.showOpenDialog(parent, options);
    return canceled ? null : (filePaths[0] ?? null);
  };
  return {
    openFile: (kind) =>
      open({
        properties: ['openFile'],
        filters: [
          { name: EXTENSIONS[kind].join(', '), extensions: [...EXTENSIONS[kind]] },
          { name: '*', extensions: ['*'] },
        ],
      }),
    openFolder: (startsAt) =>
      open({
        properties: ['openDirectory', 'createDirectory'],
        ...(startsAt === null ? {} : { defaultPath: startsAt }),
      }),
    async saveFile(name) {
      const parent = window();
      const extension = path.extname(name).slice(1);
      const options = {
        defaultPath: path.join(app.getPath('documents'), name),
        filters: [{ name: extension, extensions: [extension] }],
      };
      const { canceled, filePath } =
        parent === null
          ? await dialog.showSaveDialog(options)
          : await dialog.showSaveDialog(parent, options);
      return canceled || filePath === '' ? null : filePath;
    },
  };
}
