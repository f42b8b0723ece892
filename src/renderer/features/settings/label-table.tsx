import MenuItem from '@mui/material/MenuItem';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import { useT } from '../../i18n/index.ts';
import type { LabelDraft } from './code-drafts.ts';
import { RuleTable } from './rule-table.tsx';

interface Props {
  readonly rows: readonly LabelDraft[];
  readonly onChange: (rows: readonly LabelDraft[]) => void;
}

const NEW_ROW: LabelDraft = {
  prefix: '',
  holds: 'weight',
  itemDigits: '5',
  valueDigits: '5',
  valueDecimals: '3',
  hasValueCheck: false,
};

/** The rules by which labels with a weight or a price are read. */
export function LabelTable({ rows, onChange }: Props) {
  const t = useT();
  const kinds = [
    { value: 'weight', text: t('settings:codes.weight') },
    { value: 'price', text: t('settings:codes.price') },
    { value: 'item', text: t('settings:codes.item') },
  ] as const;
  return (
    <RuleTable
      rows={rows}
      newRow={NEW_ROW}
      addText={t('settings:codes.addLabel')}
      onChange={onChange}
      columns={[
        {
          name: t('settings:codes.prefix'),
          renderCell: (row, set) => (
            <Small
              label={t('settings:codes.prefix')}
              value={row.prefix}
              onChange={(prefix) => set({ prefix })}
            />
          ),
        },
        {
          name: t('settings:codes.holds'),
          renderCell: (row, set) => (
            <TextField
              select
              size="small"
              value={row.holds}
              sx={{ minWidth: 120 }}
              slotProps={{ htmlInput: { 'aria-label': t('settings:codes.holds') } }}
              onChange={(event) => {
                const kind = kinds.find(({ value }) => value === event.target.value);
                if (kind !== undefined) set({ holds: kind.value });
              }}
            >
              {kinds.map(({ value, text }) => (
                <MenuItem key={value} value={value}>
                  {text}
                </MenuItem>
              ))}
            </TextField>
          ),
        },
        {
          name: t('settings:codes.itemDigits'),
          renderCell: (row, set) => (
            <Small
              label={t('settings:codes.itemDigits')}
              value={row.itemDigits}
              onChange={(itemDigits) => set({ itemDigits })}
            />
          ),
        },
        {
          name: t('settings:codes.valueDigits'),
          renderCell: (row, set) => (
            <Small
              label={t('settings:codes.valueDigits')}
              value={row.valueDigits}
              onChange={(valueDigits) => set({ valueDigits })}
            />
          ),
        },
        {
          name: t('settings:codes.valueDecimals'),
          renderCell: (row, set) => (
            <Small
              label={t('settings:codes.valueDecimals')}
              value={row.valueDecimals}
              onChange={(valueDecimals) => set({ valueDecimals })}
            />
          ),
        },
        {
          name: t('settings:codes.valueCheck'),
          renderCell: (row, set) => (
            <Switch
              checked={row.hasValueCheck}
              slotProps={{ input: { 'aria-label': t('settings:codes.valueCheck') } }}
              onChange={(event) => set({ hasValueCheck: event.target.checked })}
            />
          ),
        },
      ]}
    />
  );
}

interface SmallProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** A short field of a table; its column's head is its label. */
export function Small({ label, value, onChange }: SmallProps) {
  return (
    <TextField
      size="small"
      value={value}
      sx={{ width: 72 }}
      slotProps={{ htmlInput: { 'aria-label': label, maxLength: 8 } }}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
