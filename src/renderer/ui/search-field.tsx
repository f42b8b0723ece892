import InputBase from '@mui/material/InputBase';
import type { InputBaseProps } from '@mui/material/InputBase';
import Box from '@mui/material/Box';
import type { ReactNode, Ref } from 'react';
import { Kbd } from './kbd.tsx';

interface Props {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly label: string;
  readonly placeholder: string;
  readonly keys?: string;
  /** At the right end: a state such as "scanner ready". */
  readonly end?: ReactNode;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly onKeyDown?: InputBaseProps['onKeyDown'];
  readonly inputProps?: InputBaseProps['inputProps'];
}

/** The one large search box: 56 px, accent edge, its key at the left. */
export function SearchField(props: Props) {
  const { value, onChange, label, placeholder, keys, end, inputRef, onKeyDown, inputProps } = props;
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 1.5,
        minHeight: 56,
        px: 2,
        borderRadius: '10px',
        border: '2px solid',
        borderColor: 'surface.edge',
        bgcolor: 'background.paper',
        '&:focus-within': {
          borderColor: 'primary.main',
          '@media (forced-colors: active)': { outline: '2px solid Highlight' },
        },
      }}
    >
      {keys === undefined ? null : <Kbd keys={keys} />}
      <InputBase
        fullWidth
        value={value}
        onChange={(event) => onChange(event.target.value)}
        placeholder={placeholder}
        {...(inputRef === undefined ? {} : { inputRef })}
        {...(onKeyDown === undefined ? {} : { onKeyDown })}
        inputProps={{
          'aria-label': label,
          autoComplete: 'off',
          autoCorrect: 'off',
          spellCheck: false,
          ...(keys === undefined ? {} : { 'aria-keyshortcuts': keys }),
          ...inputProps,
        }}
        sx={{
          fontSize: '1.0625rem',
          // The whole height takes a finger.
          '& input': { height: 52, boxSizing: 'border-box', textOverflow: 'ellipsis' },
          '& input:focus-visible': { outline: 'none' },
          '& input::placeholder': { color: 'text.secondary', opacity: 1 },
        }}
      />
      {end}
    </Box>
  );
}
