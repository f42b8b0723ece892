import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { FieldFindings } from './finding-lines.tsx';

interface Props<Value> {
  readonly label: string;
  readonly field: string;
  /** Said when nothing is chosen. */
  readonly none: string;
  readonly options: readonly { readonly value: Value; readonly text: string }[];
  readonly chosen: readonly Value[];
  readonly onChange: (chosen: Value[]) => void;
}

/** Some out of a few, each a button that stays down; none = no matter which. */
export function Toggles<Value extends string | number>(props: Props<Value>) {
  const { label, field, none, options, chosen, onChange } = props;
  const id = useId();
  return (
    <Box role="group" aria-labelledby={id}>
      <Typography id={id} variant="body2" sx={{ color: 'text.secondary', mb: 0.5 }}>
        {label} {chosen.length === 0 ? `· ${none}` : ''}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>
        {options.map(({ value, text }) => {
          const isOn = chosen.includes(value);
          return (
            <ButtonBase
              key={value}
              aria-pressed={isOn}
              onClick={() =>
                // In the order of the options, whatever order they were chosen in.
                onChange(
                  options
                    .map((option) => option.value)
                    .filter((one) => (one === value ? !isOn : chosen.includes(one))),
                )
              }
              sx={{
                minHeight: 44,
                minWidth: 48,
                px: 1.5,
                borderRadius: '8px',
                font: 'inherit',
                border: '1px solid',
                borderColor: isOn ? 'primary.main' : 'surface.edge',
                bgcolor: isOn ? 'primary.soft' : 'background.paper',
                color: isOn ? 'primary.main' : 'text.primary',
                fontWeight: isOn ? 600 : 400,
              }}
            >
              {isOn ? (
                <Box component="span" aria-hidden sx={{ mr: 0.75 }}>
                  ✓
                </Box>
              ) : null}
              {text}
            </ButtonBase>
          );
        })}
      </Box>
      <FieldFindings field={field} />
    </Box>
  );
}
