import Button from '@mui/material/Button';
import Box from '@mui/material/Box';
import { useState } from 'react';
import { useErrorText } from '../../i18n/error-text.ts';
import { useT } from '../../i18n/index.ts';
import { notify } from '../../lib/notices.ts';
import { useTillCommand } from '../../lib/use-till.ts';

/** A masked phone number; each look at the whole one is written down by the till. */
export function RevealPhone({
  memberId,
  masked,
  identifierId = null,
}: {
  readonly memberId: number;
  readonly masked: string;
  /** A further phone; null = the first one. */
  readonly identifierId?: number | null;
}) {
  const t = useT();
  const describe = useErrorText();
  const command = useTillCommand('members.revealPhone');
  const [shown, setShown] = useState<{ readonly id: number; readonly phone: string } | null>(null);
  const phone = shown?.id === memberId ? shown.phone : null;
  const reveal = async () => {
    const reply = await command.run({ memberId, identifierId });
    if (reply.ok) setShown({ id: memberId, phone: reply.value.phone ?? masked });
    else notify({ tone: 'danger', text: describe(reply.error) });
  };
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5 }}>
      <span>{phone ?? masked}</span>
      {phone === null ? (
        <Button
          variant="text"
          color="primary"
          disabled={command.isPending}
          onClick={() => void reveal()}
          sx={{ fontSize: '0.8125rem', my: -1.25, px: 0.5 }}
        >
          {t('members:panel.reveal')}
        </Button>
      ) : null}
    </Box>
  );
}
