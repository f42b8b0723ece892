import Switch from '@mui/material/Switch';
import { useT } from '../../i18n/index.ts';
import type { CardDraft } from './code-drafts.ts';
import { Small } from './label-table.tsx';
import { RuleTable } from './rule-table.tsx';

interface Props {
  readonly rows: readonly CardDraft[];
  readonly onChange: (rows: readonly CardDraft[]) => void;
}

const NEW_ROW: CardDraft = { prefix: '', length: '10', hasLuhn: false };

/** The rules by which a text is known for a member card. */
export function CardTable({ rows, onChange }: Props) {
  const t = useT();
  return (
    <RuleTable
      rows={rows}
      newRow={NEW_ROW}
      addText={t('settings:codes.addCard')}
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
          name: t('settings:codes.length'),
          renderCell: (row, set) => (
            <Small
              label={t('settings:codes.length')}
              value={row.length}
              onChange={(length) => set({ length })}
            />
          ),
        },
        {
          name: t('settings:codes.luhn'),
          renderCell: (row, set) => (
            <Switch
              checked={row.hasLuhn}
              slotProps={{ input: { 'aria-label': t('settings:codes.luhn') } }}
              onChange={(event) => set({ hasLuhn: event.target.checked })}
            />
          ),
        },
      ]}
    />
  );
}
