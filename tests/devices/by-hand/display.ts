import type { DisplayModelOptions } from '../display-model.ts';
import { startDisplaySimulator } from '../display-simulator.ts';
import { type ByHand, CABLE_HELP, moveCable, type Say } from './by-hand.ts';

/** A customer display: its two lines are shown whenever they change. */
export async function displayByHand(say: Say, options: DisplayModelOptions): Promise<ByHand> {
  const display = await startDisplaySimulator(options);
  let shown = '';
  display.onChange(() => {
    const now = display.lines().join('\n');
    if (now === shown) return;
    shown = now;
    for (const line of display.lines()) say(`  [${line}]`);
  });
  return {
    path: display.path,
    help: ['freeze | thaw      whether it takes bytes', ...CABLE_HELP],
    async type(line) {
      if (line === 'freeze') display.freeze();
      else if (line === 'thaw') display.thaw();
      else return moveCable(display, line);
      return true;
    },
    stop: () => display.stop(),
  };
}
