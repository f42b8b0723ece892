import { useColorScheme } from '@mui/material/styles';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Locale } from '../../contract/primitives.ts';
import type { Boot } from '../../contract/system.ts';
import { callTill } from './bridge.ts';
import { tillKey } from './use-till.ts';

interface Look {
  readonly locale?: Locale;
  readonly theme?: Boot['theme'];
}

/** Language and theme: applied at once, kept by the till, put back if it could not keep them. */
export function useLook() {
  const client = useQueryClient();
  const { setMode } = useColorScheme();

  const applyTheme = useCallback((theme: Boot['theme']) => setMode(theme), [setMode]);

  const setLook = useCallback(
    async (look: Look) => {
      const key = tillKey('system.boot', {});
      const before = client.getQueryData<Boot>(key);
      if (before !== undefined) {
        const isLocaleChosen = before.isLocaleChosen || look.locale !== undefined;
        client.setQueryData<Boot>(key, { ...before, ...look, isLocaleChosen });
      }
      const reply = await callTill('system.setPreferences', look);
      if (!reply.ok && before !== undefined) client.setQueryData<Boot>(key, before);
      return reply;
    },
    [client],
  );

  return { applyTheme, setLook };
}
