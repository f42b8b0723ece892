import Box from '@mui/material/Box';
import MuiDialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { LayerContext, useNewLayer } from '../lib/layers.ts';
import { Form } from './form.tsx';
import { Kbd } from './kbd.tsx';

interface Props {
  readonly isOpen: boolean;
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons at the foot, the primary one last. */
  readonly actions?: ReactNode;
  readonly width?: 'xs' | 'sm' | 'md' | 'lg';
  /** Enter in a field submits, unless an input method is composing. */
  readonly onSubmit?: () => void;
  /** While something is on its way: Esc and a click outside do nothing. */
  readonly isBusy?: boolean;
}

/**
 * The shell of every dialog: a title, Esc for one step back, focus trapped and given back, and
 * a layer of its own, so that shortcuts and scans of the screen below do not fire.
 */
export function Dialog(props: Props) {
  const titleId = useId();
  const { isOpen, onClose, isBusy = false, width = 'sm' } = props;
  return (
    <MuiDialog
      open={isOpen}
      onClose={() => {
        if (!isBusy) onClose();
      }}
      fullWidth
      maxWidth={width}
      aria-labelledby={titleId}
    >
      {isOpen ? <Body {...props} titleId={titleId} /> : null}
    </MuiDialog>
  );
}

function Body({ title, children, actions, onSubmit, titleId }: Props & { titleId: string }) {
  const layer = useNewLayer();
  return (
    <LayerContext value={layer}>
      <Form
        sx={{ display: 'flex', flexDirection: 'column', minHeight: 0 }}
        onSubmit={() => onSubmit?.()}
      >
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, px: 3, pt: 2.5, pb: 1 }}>
          <Typography id={titleId} variant="h2" sx={{ flex: 1, minWidth: 0 }}>
            {title}
          </Typography>
          <Kbd keys="esc" />
        </Box>
        <DialogContent sx={{ px: 3 }}>{children}</DialogContent>
        {actions === undefined ? null : (
          <DialogActions sx={{ px: 3, pb: 3, gap: 1, flexWrap: 'wrap' }}>{actions}</DialogActions>
        )}
      </Form>
    </LayerContext>
  );
}
