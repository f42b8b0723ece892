import FormControlLabel from '@mui/material/FormControlLabel';
import Stack from '@mui/material/Stack';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { Device, DeviceConfig } from '../../../contract/devices.ts';
import { assertNever } from '../../../contract/kernel/result.ts';
import { cleanText } from '../../../contract/kernel/text.ts';
import { useLocale, useT } from '../../i18n/index.ts';
import type { TKey } from '../../i18n/index.ts';
import { notify } from '../../lib/notices.ts';
import { useTillCommand } from '../../lib/use-till.ts';
import { BigButton, Choice, Dialog, ErrorNotice } from '../../ui/index.ts';
import { firstConfig, lineError } from './device-form.ts';
import { KIND_NAMES } from './device-names.ts';
import { DisplayFields } from './display-fields.tsx';
import { PrinterFields } from './printer-fields.tsx';
import { ScannerFields } from './scanner-fields.tsx';
import { TransportFields } from './transport-fields.tsx';

interface Props {
  /** null = a new one. */
  readonly device: Device | null;
  readonly onClose: () => void;
}

/** Adds a device or changes one. */
export function DeviceDialog({ device, onClose }: Props) {
  const t = useT();
  const locale = useLocale();
  const [config, setConfig] = useState<DeviceConfig>(
    () => device?.config ?? firstConfig('scanner', locale),
  );
  const [wrong, setWrong] = useState<{ readonly name?: TKey; readonly path?: TKey }>({});
  const save = useTillCommand('devices.save');
  const submit = () => {
    const path = lineError(config.transport);
    const found = {
      ...(cleanText(config.name) === '' ? { name: 'devices:form.nameMissing' as const } : {}),
      ...(path === null ? {} : { path }),
    };
    setWrong(found);
    if (Object.keys(found).length > 0) return;
    void save.run({ deviceId: device?.id ?? null, config }).then((reply) => {
      if (!reply.ok) return;
      notify({ tone: 'ok', text: t('devices:form.saved', { name: config.name }) });
      onClose();
    });
  };

  return (
    <Dialog
      isOpen
      title={
        device === null
          ? t('devices:add.title')
          : t('devices:changeFor', { name: device.config.name })
      }
      onClose={onClose}
      onSubmit={submit}
      isBusy={save.isPending}
      actions={
        <>
          <BigButton onClick={onClose}>{t('common:cancel')}</BigButton>
          <BigButton kind="primary" type="submit" disabled={save.isPending}>
            {save.isPending ? t('common:saving') : t('common:save')}
          </BigButton>
        </>
      }
    >
      <Stack sx={{ gap: 2, pt: 1 }}>
        {device === null ? (
          <Choice
            label={t('devices:form.kind')}
            value={config.kind}
            options={(['scanner', 'printer', 'display'] as const).map((kind) => ({
              value: kind,
              text: t(KIND_NAMES[kind]),
            }))}
            onChange={(kind) => setConfig({ ...firstConfig(kind, locale), name: config.name })}
          />
        ) : null}
        <TextField
          autoFocus
          fullWidth
          label={t('devices:form.name')}
          value={config.name}
          error={wrong.name !== undefined}
          helperText={t(wrong.name ?? 'devices:form.nameHint')}
          slotProps={{ htmlInput: { maxLength: 60 } }}
          onChange={(event) => setConfig({ ...config, name: event.target.value })}
        />
        <KindFields config={config} onChange={setConfig} />
        <TransportFields
          transport={config.transport}
          hasNetwork={config.kind === 'printer'}
          error={wrong.path ?? null}
          onChange={(transport) => setConfig({ ...config, transport })}
        />
        <FormControlLabel
          sx={{ minHeight: 48 }}
          control={
            <Switch
              checked={config.isEnabled}
              onChange={(event) => setConfig({ ...config, isEnabled: event.target.checked })}
            />
          }
          label={t('devices:form.enabled')}
        />
        <ErrorNotice failure={save.failure} />
      </Stack>
    </Dialog>
  );
}

/** What only this kind of device has. */
function KindFields({
  config,
  onChange,
}: {
  readonly config: DeviceConfig;
  readonly onChange: (config: DeviceConfig) => void;
}) {
  switch (config.kind) {
    case 'scanner':
      return <ScannerFields config={config} onChange={onChange} />;
    case 'printer':
      return <PrinterFields config={config} onChange={onChange} />;
    case 'display':
      return <DisplayFields config={config} onChange={onChange} />;
    default:
      return assertNever(config);
  }
}
