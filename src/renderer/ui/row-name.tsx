import ButtonBase from '@mui/material/ButtonBase';
import type { ReactNode } from 'react';

/**
 * The name of a row that opens, with its chips: what the keys and a screen reader press. The row
 * may take the mouse as well, which is then told once.
 */
export function RowName({
  onOpen,
  isDisabled = false,
  children,
}: {
  readonly onOpen: () => void;
  readonly isDisabled?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <ButtonBase
      data-row
      disabled={isDisabled}
      onClick={(event) => {
        event.stopPropagation();
        onOpen();
      }}
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        justifyContent: 'flex-start',
        gap: 1,
        width: '100%',
        minHeight: 48,
        py: 0.75,
        textAlign: 'left',
        font: 'inherit',
        fontWeight: 600,
        overflowWrap: 'anywhere',
      }}
    >
      {children}
    </ButtonBase>
  );
}
