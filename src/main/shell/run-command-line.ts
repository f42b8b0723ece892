import { app } from 'electron';
import { systemKeyStore } from './key-store.ts';

/** Runs a command without a window and ends the process with its exit code. */
export async function runCommandLine(words: readonly string[]): Promise<void> {
  // The system's key store, which may guard the PINs, is there only then.
  await app.whenReady();
  // Loaded only now: a till that sells needs none of it.
  const { runCli } = await import('../command-line/run-cli.ts');
  const output = {
    out: (text: string) => void process.stdout.write(text),
    err: (text: string) => void process.stderr.write(text),
  };
  const code = await runCli(words, output, systemKeyStore);
  await Promise.all([flushed(process.stdout), flushed(process.stderr)]);
  app.exit(code);
}

/** What was written to a pipe is out. */
function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => resolve());
  });
}
