import Stack from '@mui/material/Stack';
import { useEffect, useState } from 'react';
import { cleanText } from '../../../contract/kernel/text.ts';
import type { DetectedScanner } from '../../../contract/scanner-care.ts';
import { useT } from '../../i18n/index.ts';
import { callTill } from '../../lib/bridge.ts';
import { notify } from '../../lib/notices.ts';
import { useTillCommand, useTillQuery } from '../../lib/use-till.ts';
import { BigButton, Dialog, ErrorNotice } from '../../ui/index.ts';
import { detectedConfig } from './device-form.ts';
import { FoundScanner } from './found-scanner.tsx';
import { ListenStep } from './listen-step.tsx';

interface Props {
  readonly onClose: () => void;
}

const ASK_MS = 400;

/** Finds out how a scanner is set: it scans the barcode on the screen, the till tries the rest. */
export function ScannerSetup({ onClose }: Props) {
  const t = useT();
  const [port, setPort] = useState('');
  const [isListening, setIsListening] = useState(false);
  const [name, setName] = useState<string>(t('devices:kind.scanner'));
  const ports = useTillQuery('devices.ports', {});
  const devices = useTillQuery('devices.list', {});
  const state = useTillQuery(
    'devices.detectState',
    {},
    { isEnabled: isListening, refetchMs: ASK_MS },
  );
  const begin = useTillCommand('devices.detectStart');
  const save = useTillCommand('devices.save');
  const free = (ports.data?.ports ?? []).filter(({ isUsed }) => !isUsed).map(({ path }) => path);
  const paths = port.trim() === '' ? free.slice(0, 16) : [port.trim()];
  const found = isListening ? (state.data?.found ?? null) : null;
  const known = (devices.data ?? []).find(
    ({ config: { kind, transport } }) =>
      kind === 'scanner' && transport.type === 'serial' && transport.path === found?.serial.path,
  );
  useEffect(() => () => void callTill('devices.detectStop', {}), []);
  const listen = () => {
    void begin.run({ paths }).then((reply) => {
      // What an earlier search found is not this one's.
      if (reply.ok) void state.refetch().then(() => setIsListening(true));
    });
  };
  const keep = (scanner: DetectedScanner) => {
    const config = detectedConfig(scanner, { name: cleanText(name), known: known?.config });
    void save.run({ deviceId: known?.id ?? null, config }).then((reply) => {
      if (!reply.ok) return;
      notify({ tone: 'ok', text: t('devices:form.saved', { name: config.name }) });
      onClose();
    });
  };
  const isNameMissing = known === undefined && cleanText(name) === '';
  const submit = () => {
    if (found === null) listen();
    else if (!isNameMissing) keep(found);
  };
  return (
    <Dialog
      isOpen
      title={t('devices:setup.title')}
      onClose={onClose}
      onSubmit={submit}
      isBusy={save.isPending}
      actions={
        <>
          <BigButton onClick={onClose}>{t('common:cancel')}</BigButton>
          {isListening && found === null ? null : (
            <BigButton
              kind="primary"
              type="submit"
              disabled={save.isPending || begin.isPending || (found === null && paths.length === 0)}
            >
              {found === null ? t('devices:setup.listen') : t('common:save')}
            </BigButton>
          )}
        </>
      }
    >
      <Stack sx={{ gap: 2, pt: 1 }}>
        {found === null ? (
          <ListenStep
            free={free}
            port={port}
            onPort={setPort}
            state={isListening ? (state.data ?? null) : null}
          />
        ) : (
          <FoundScanner
            scanner={found}
            name={known?.config.name ?? name}
            isKnown={known !== undefined}
            isNameMissing={isNameMissing}
            onName={setName}
          />
        )}
        <ErrorNotice failure={begin.failure ?? save.failure} />
      </Stack>
    </Dialog>
  );
}
