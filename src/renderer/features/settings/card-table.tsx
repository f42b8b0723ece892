import { useT } from '../../i18n/index.ts';
import type { CardDraft } from './code-drafts.ts';
import { switchColumn, textColumn } from './rule-columns.tsx';
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
        textColumn(
          t('settings:codes.prefix'),
          (row: CardDraft) => row.prefix,
          (prefix) => ({ prefix }),
        ),
        textColumn(
          t('settings:codes.length'),
          (row: CardDraft) => row.length,
          (length) => ({ length }),
        ),
        switchColumn(
          t('settings:codes.luhn'),
          (row: CardDraft) => row.hasLuhn,
          (hasLuhn) => ({ hasLuhn }),
        ),
      ]}
    />
  );
}
