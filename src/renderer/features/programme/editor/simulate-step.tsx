import { Simulation } from '../../simulation/index.ts';
import type { Editor } from './use-editor.ts';

/** What the draft would have given on the receipts of the last months. */
export function SimulateStep({ editor }: { readonly editor: Editor }) {
  return <Simulation rules={editor.keeper.text.rules} />;
}
