import { styled } from '@mui/material/styles';

type DotTone = 'ok' | 'warn' | 'danger' | 'off';

const Dot = styled('span', { shouldForwardProp: (prop) => prop !== 'tone' })<{ tone: DotTone }>(
  ({ theme, tone }) => {
    const { palette } = theme.vars;
    const color = {
      ok: palette.success.main,
      warn: palette.warning.main,
      danger: palette.error.main,
      off: palette.surface.edge,
    }[tone];
    return {
      display: 'inline-block',
      flexShrink: 0,
      width: 9,
      height: 9,
      // The shape says it as well: round is well, a square needs a look, a ring is not there.
      borderRadius: tone === 'ok' || tone === 'off' ? '50%' : 1,
      transform: tone === 'warn' ? 'rotate(45deg)' : 'none',
      border: `2px solid ${color}`,
      backgroundColor: tone === 'off' ? 'transparent' : color,
      forcedColorAdjust: 'none',
    };
  },
);

/** A mark of colour and shape beside a word about a state; never alone. */
export function StatusDot({ tone }: { readonly tone: DotTone }) {
  return <Dot tone={tone} aria-hidden />;
}
