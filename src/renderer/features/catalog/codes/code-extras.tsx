import Box from '@mui/material/Box';
import { useState } from 'react';
import { type Settings, settings } from '../../../../contract/settings.ts';
import { useT } from '../../../i18n/index.ts';
import { notify } from '../../../lib/notices.ts';
import { useTillCommand, useTillQuery } from '../../../lib/use-till.ts';
import { BigButton, ErrorNotice, Form } from '../../../ui/index.ts';
import { LegacyCards, MemberCodes } from './member-cards.tsx';
import { TryCode } from './try-code.tsx';

/**
 * What stands beside the tables of codes in the settings: trying a code, cards given out before
 * the tables, members' QR codes.
 */
export function CodeExtras() {
  const kept = useTillQuery('settings.read', {});
  if (kept.data === undefined) return <ErrorNotice failure={kept.error} />;
  const { codes } = kept.data;
  return (
    <Box sx={{ display: 'grid', gap: 2, mt: 2 }}>
      <TryCode />
      <Editor key={JSON.stringify(codes)} codes={codes} />
    </Box>
  );
}

function Editor({ codes }: { readonly codes: Settings['codes'] }) {
  const t = useT();
  const [form, setForm] = useState({
    legacyCards: codes.legacyCards,
    memberCode: codes.memberCode,
  });
  const save = useTillCommand('settings.save');
  const read = settings.shape.codes.safeParse({ ...codes, ...form });
  const submit = () => {
    if (!read.success) {
      notify({ tone: 'warn', text: t('catalog:codes.fault') });
      return;
    }
    void save.run({ codes: read.data }).then((reply) => {
      if (reply.ok) notify({ tone: 'ok', text: t('catalog:codes.saved') });
    });
  };
  const change = (changed: Partial<typeof form>) => setForm({ ...form, ...changed });
  return (
    <Form onSubmit={submit} sx={{ display: 'grid', gap: 2 }}>
      <LegacyCards form={form} onChange={change} />
      <MemberCodes form={form} onChange={change} />
      <ErrorNotice failure={save.failure} />
      <Box>
        <BigButton kind="primary" type="submit" disabled={save.isPending}>
          {save.isPending ? t('common:saving') : t('common:save')}
        </BigButton>
      </Box>
    </Form>
  );
}
