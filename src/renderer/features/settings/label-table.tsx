import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useT } from '../../i18n/index.ts';
import type { LabelDraft } from './code-drafts.ts';
import { switchColumn, textColumn } from './rule-columns.tsx';
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
        textColumn(
          t('settings:codes.prefix'),
          (row: LabelDraft) => row.prefix,
          (prefix) => ({ prefix }),
        ),
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
        textColumn(
          t('settings:codes.itemDigits'),
          (row: LabelDraft) => row.itemDigits,
          (itemDigits) => ({ itemDigits }),
        ),
        textColumn(
          t('settings:codes.valueDigits'),
          (row: LabelDraft) => row.valueDigits,
          (valueDigits) => ({ valueDigits }),
        ),
        textColumn(
          t('settings:codes.valueDecimals'),
          (row: LabelDraft) => row.valueDecimals,
          (valueDecimals) => ({ valueDecimals }),
        ),
        switchColumn(
          t('settings:codes.valueCheck'),
          (row: LabelDraft) => row.hasValueCheck,
          (hasValueCheck) => ({ hasValueCheck }),
        ),
      ]}
    />
  );
}
