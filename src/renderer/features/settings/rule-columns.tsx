import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import type { RuleColumn } from './rule-table.tsx';

/** A column of short texts that are typed in place; its head is the fields' label. */
export function textColumn<Row>(
  name: string,
  read: (row: Row) => string,
  write: (text: string) => Partial<Row>,
): RuleColumn<Row> {
  return {
    name,
    renderCell: (row, set) => (
      <TextField
        size="small"
        value={read(row)}
        sx={{ width: 72 }}
        slotProps={{ htmlInput: { 'aria-label': name, maxLength: 8 } }}
        onChange={(event) => set(write(event.target.value))}
      />
    ),
  };
}

/** A column of switches; its head is their label. */
export function switchColumn<Row>(
  name: string,
  read: (row: Row) => boolean,
  write: (isOn: boolean) => Partial<Row>,
): RuleColumn<Row> {
  return {
    name,
    renderCell: (row, set) => (
      <Switch
        checked={read(row)}
        slotProps={{ input: { 'aria-label': name } }}
        onChange={(event) => set(write(event.target.checked))}
      />
    ),
  };
}
