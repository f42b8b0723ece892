import { copyFile, mkdir, open, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/** A file on its way in. */
interface Upload {
  readonly uploadId: string;
  readonly fileName: string;
  readonly bytes: number;
}

/**
 * A file that a window hands over piece by piece, for no window may name a path. There is one at a
 * time; it is gone when the next one begins and when the app starts.
 */
export class UploadFolder {
  private readonly folder: string;
  private upload: Upload | null = null;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Begins with a new file, and forgets the one before. */
  async begin(upload: Upload): Promise<void> {
    await this.clear();
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const file = await open(this.pathOf(upload.uploadId), 'wx', 0o600);
    await file.close();
    this.upload = upload;
  }

  /** The file with this id; undefined when another one came since. */
  find(
    uploadId: string,
  ): (Upload & { readonly path: string; readonly rejectedPath: string }) | undefined {
    const { upload } = this;
    if (upload?.uploadId !== uploadId) return undefined;
    const filePath = this.pathOf(uploadId);
    return { ...upload, path: filePath, rejectedPath: `${filePath}.rejected` };
  }

  /** Writes the part at `offset`; false when there is no such file, or no place for it in it. */
  async write(uploadId: string, offset: number, bytes: Uint8Array): Promise<boolean> {
    const upload = this.find(uploadId);
    if (upload === undefined || offset + bytes.byteLength > upload.bytes) return false;
    const file = await open(upload.path, 'r+');
    try {
      await file.write(bytes, 0, bytes.byteLength, offset);
    } finally {
      await file.close();
    }
    return true;
  }

  /** Whether a file of rejected rows was left; copies it to `target`. */
  async saveRejected(uploadId: string, target: string): Promise<void> {
    const upload = this.find(uploadId);
    if (upload === undefined) throw new Error('No such file');
    await copyFile(upload.rejectedPath, target);
  }

  async hasRejected(uploadId: string): Promise<boolean> {
    const upload = this.find(uploadId);
    if (upload === undefined) return false;
    return stat(upload.rejectedPath).then(
      () => true,
      () => false,
    );
  }

  /** Removes what is there: files of customers do not lie about. */
  async clear(): Promise<void> {
    this.upload = null;
    await rm(this.folder, { recursive: true, force: true });
  }

  private pathOf(uploadId: string): string {
    return path.join(this.folder, `${uploadId}.csv`);
  }
}
