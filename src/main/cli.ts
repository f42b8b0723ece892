import { runCli } from './command-line/run-cli.ts';

/** The till without a window: `node out/main/cli.js verify --store FILE`. Runs under Node 24. */
process.exitCode = await runCli(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
