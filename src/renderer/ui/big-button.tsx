import Button from '@mui/material/Button';
import type { ButtonProps } from '@mui/material/Button';
import { Kbd } from './kbd.tsx';

interface Props extends Omit<ButtonProps, 'variant' | 'color'> {
  /** `primary`: the one thing to do here. `plain`: beside it. `quiet`: rarely. */
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  /** Its shortcut, shown on it. The action itself is registered with `useAction`. */
  readonly keys?: string;
}

const VARIANTS = {
  primary: { variant: 'contained', color: 'primary' },
  plain: { variant: 'outlined', color: 'secondary' },
  quiet: { variant: 'text', color: 'primary' },
  danger: { variant: 'contained', color: 'error' },
} as const;

/** A button for fingers: at least 48 px high, its key printed on it. */
export function BigButton({ kind = 'plain', keys, children, ...rest }: Props) {
  return (
    <Button
      {...VARIANTS[kind]}
      {...(keys === undefined ? {} : { 'aria-keyshortcuts': keys.replaceAll('+', '+') })}
      {...rest}
    >
      {children}
      {keys === undefined ? null : <Kbd keys={keys} />}
    </Button>
  );
}
