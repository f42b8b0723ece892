import Box from '@mui/material/Box';
import {
  CODE_PAGES,
  type CodePage,
  PRINTER_WINDOWS,
  type PrinterSettings,
} from '../../../contract/printer-profiles.ts';
import { useT } from '../../i18n/index.ts';
import type { TKey } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { Choice } from '../../ui/index.ts';

const ANSWERS: Readonly<Record<PrinterSettings['acknowledge'], TKey>> = {
  'process-id': 'devices:acknowledge.process-id',
  status: 'devices:acknowledge.status',
  none: 'devices:acknowledge.none',
};
const ANSWER_ORDER: readonly PrinterSettings['acknowledge'][] = ['process-id', 'status', 'none'];

/** The makers' own names of the code pages. */
const PAGE_NAMES: Readonly<Record<CodePage, string>> = {
  cp858: 'PC858 (€)',
  cp850: 'PC850',
  cp437: 'PC437',
  cp1252: 'WPC1252',
};
const CHINESE: Readonly<Record<PrinterSettings['chinese'], TKey>> = {
  gb18030: 'printing:profile.gb18030',
  none: 'printing:profile.noChinese',
};
const CHINESE_ORDER: readonly PrinterSettings['chinese'][] = ['gb18030', 'none'];

interface Props {
  readonly settings: PrinterSettings;
  readonly onChange: (change: Partial<PrinterSettings>) => void;
}

/** How the printer is spoken to: its fonts, its answer, and how much it is sent at a time. */
export function ProtocolFields({ settings, onChange }: Props) {
  const t = useT();
  const format = useFormat();
  return (
    <>
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 2 }}>
        <Choice
          label={t('printing:profile.codePage')}
          value={settings.codePage}
          options={CODE_PAGES.map((value) => ({ value, text: PAGE_NAMES[value] }))}
          onChange={(codePage) => onChange({ codePage })}
        />
        <Choice
          label={t('printing:profile.chinese')}
          value={settings.chinese}
          options={CHINESE_ORDER.map((value) => ({ value, text: t(CHINESE[value]) }))}
          onChange={(chinese) => onChange({ chinese })}
        />
      </Box>
      <Choice
        label={t('devices:form.acknowledge')}
        value={settings.acknowledge}
        options={ANSWER_ORDER.map((value) => ({ value, text: t(ANSWERS[value]) }))}
        onChange={(acknowledge) => onChange({ acknowledge })}
      />
      <Choice
        label={t('printing:profile.window')}
        value={settings.windowBytes}
        options={PRINTER_WINDOWS.map((value) => ({
          value,
          text: t('printing:profile.bytes', { count: value, bytes: format.number(value) }),
        }))}
        helperText={t('printing:profile.windowHint')}
        onChange={(windowBytes) => onChange({ windowBytes })}
      />
    </>
  );
}
