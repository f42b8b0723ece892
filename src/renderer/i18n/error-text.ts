import { useCallback } from 'react';
import type { ErrorCode } from '../../contract/index.ts';
import type { ErrorParams } from '../../contract/kernel/result.ts';
import { useT } from './index.ts';
import type { TKey } from './index.ts';

interface Failure {
  readonly code: ErrorCode;
  readonly params?: ErrorParams;
}

/**
 * Tells a failure in words: what happened, whether anything was saved, what to do next. A code
 * without a text does not compile, because its key would not be a {@link TKey}.
 */
export function useErrorText(): (failure: Failure) => string {
  const t = useT();
  return useCallback(
    ({ code, params = {} }) => {
      const key: TKey = `errors:${code}`;
      const plain = Object.entries(params).map(([name, value]) => [
        name,
        typeof value === 'boolean' ? String(value) : value,
      ]);
      return t(key, { reference: '–', ...Object.fromEntries(plain) });
    },
    [t],
  );
}
