import { useAction } from '../../lib/actions.ts';

/** The keys printed on the buttons, for the keyboard and the help sheet. */
export function ReturnKeys({
  canBook,
  canExchange,
  onBook,
  onExchange,
  onAll,
}: {
  readonly canBook: boolean;
  readonly canExchange: boolean;
  readonly onBook: () => void;
  readonly onExchange: () => void;
  /** Absent = there is no receipt to take everything of. */
  readonly onAll?: () => void;
}) {
  const group = 'counter';
  useAction({
    id: 'returns.refund',
    label: 'returns:action.refund',
    group,
    keys: 'f9',
    isEnabled: canBook,
    run: onBook,
  });
  useAction({
    id: 'returns.exchange',
    label: 'returns:action.exchange',
    group,
    keys: 'f8',
    isEnabled: canExchange,
    run: onExchange,
  });
  useAction({
    id: 'returns.all',
    label: 'returns:action.all',
    group,
    keys: 'f4',
    isEnabled: onAll !== undefined,
    run: () => onAll?.(),
  });
  return null;
}
