// node scripts/check.mjs [--only STEP,STEP] [--skip STEP,STEP]
// Everything that has to hold before a change goes in (scripts/lib/check-steps.mjs), up to the first failure.
import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { checkSteps } from './lib/check-steps.mjs';
import { runCaptured, runForeground } from './lib/child.mjs';
import { resolveElectronRuntime } from './lib/electron-runtime.mjs';
import { ActionableError, runScript } from './lib/log.mjs';
import { fromRoot, withProjectBin } from './lib/paths.mjs';
import { hasDisplay } from './lib/system-packages.mjs';
import { npmTool, toolNode } from './lib/tools.mjs';
import { withXvfb } from './lib/xvfb.mjs';

/** The machines that run this have two cores at least. */
const lanes = 2;

await runScript(async () => {
  const startedAt = Date.now();
  const steps = chooseSteps(process.argv.slice(2));
  const results = new Map();
  for (const phase of new Set(steps.map((step) => step.phase))) {
    await runPhase({ steps: steps.filter((step) => step.phase === phase), results });
    if (hasFailure(results)) break;
  }
  printSummary({ steps, results, durationMs: Date.now() - startedAt });
  return hasFailure(results) ? 1 : 0;
});

function chooseSteps(argv) {
  const all = checkSteps();
  const options = { only: { type: 'string' }, skip: { type: 'string' } };
  const { values } = parseArgs({ args: argv, options });
  const [only, skip] = [values.only, values.skip].map((list) => list?.split(',').filter(Boolean));
  const names = all.map(({ name }) => name);
  const unknown = [...(only ?? []), ...(skip ?? [])].find((name) => !names.includes(name));
  if (unknown)
    throw new ActionableError(`There is no step "${unknown}". The steps are: ${names.join(', ')}.`);
  return all.filter(({ name }) => (only ? only.includes(name) : true) && !skip?.includes(name));
}

/** Steps that share a phase are printed whole, one after the other, as they end; a step alone prints as it goes. */
async function runPhase({ steps, results }) {
  const waiting = [...steps];
  const isAlone = steps.length === 1;
  const work = async () => {
    for (let step = waiting.shift(); step && !hasFailure(results); step = waiting.shift()) {
      results.set(step.name, await runStep(step, isAlone));
    }
  };
  await Promise.all(Array.from({ length: lanes }, work));
}

async function runStep(step, isAlone) {
  const lacking = step.needs?.find((file) => !fs.existsSync(fromRoot(file)));
  if (lacking) {
    printHeading(step, `skipped: there is no ${lacking} yet`);
    return { outcome: 'skipped', durationMs: 0 };
  }
  const startedAt = Date.now();
  if (isAlone) printHeading(step);
  const { code, output } = await execute(step, isAlone ? runForeground : runCaptured);
  const durationMs = Date.now() - startedAt;
  if (!isAlone) printHeading(step, seconds(durationMs));
  if (output && (code !== 0 || step.name !== 'runtime'))
    process.stdout.write(`${output.trimEnd()}\n`);
  if (code !== 0)
    process.stdout.write(
      `\n${step.title} failed. Again by itself: npm test -- --only ${step.name}\n`,
    );
  return { outcome: code === 0 ? 'passed' : 'failed', durationMs };
}

async function execute(step, run) {
  const started = async (env) => {
    const result = await run({
      ...commandOf(step),
      env: withProjectBin({ ...process.env, ...env }),
    });
    return typeof result === 'number' ? { code: result, output: '' } : result;
  };
  if (!step.isInRuntime) return started({});
  const { env } = await resolveElectronRuntime();
  if (process.platform !== 'linux' && hasDisplay()) return started(env);
  // On a virtual screen even where there is a real one: windows must not pop up over somebody's work.
  return withXvfb((screen) => started({ ...env, ...screen }));
}

function commandOf({ run }) {
  if ('script' in run)
    return { command: toolNode(), args: [fromRoot(run.script), ...(run.args ?? [])] };
  const { command, args } = npmTool(run.tool, run.bin);
  return { command, args: [...args, ...run.args] };
}

function hasFailure(results) {
  return [...results.values()].some(({ outcome }) => outcome === 'failed');
}

function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}

function printHeading({ title, name }, note = '') {
  process.stdout.write(`\n── ${title} (${name}) ${note}\n`);
}

function printSummary({ steps, results, durationMs }) {
  const marks = { passed: '✓', failed: '✗', skipped: '–' };
  process.stdout.write('\n── Summary\n');
  for (const { name, title } of steps) {
    const result = results.get(name);
    const line = result
      ? `${marks[result.outcome]} ${title.padEnd(32)} ${result.outcome === 'skipped' ? 'skipped' : seconds(result.durationMs)}`
      : `  ${title.padEnd(32)} not run`;
    process.stdout.write(`${line}\n`);
  }
  const verdict = hasFailure(results) ? 'FAILED' : 'All checks passed';
  process.stdout.write(`${verdict} after ${seconds(durationMs)}\n`);
}
