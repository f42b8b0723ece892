import { expect, it } from 'vitest';
import { handlers } from '../../src/main/handlers.ts';
import { INTERNAL_COMMANDS } from '../../src/main/shell/internal-steps.ts';

it('the main process names every internal step that writes', () => {
  expect([...INTERNAL_COMMANDS].toSorted()).toEqual(
    Object.keys(handlers.internal.commands).toSorted(),
  );
});
