import { useState } from 'react';
import type { Device } from '../../../contract/devices.ts';
import { useT } from '../../i18n/index.ts';
import { useAction } from '../../lib/actions.ts';
import { DEVICE_TONES } from '../../lib/device-words.ts';
import { useTillQuery } from '../../lib/use-till.ts';
import { BigButton, ErrorNotice, Loading, Page } from '../../ui/index.ts';
import { DeviceDialog } from './device-dialog.tsx';
import { DeviceList } from './device-list.tsx';
import { RemoveDialog } from './remove-dialog.tsx';
import { ScannerDetails } from './scanner-details.tsx';
import { ScannerSetup } from './scanner-setup.tsx';
import { SupportDialog } from './support-dialog.tsx';

type Open =
  | { readonly dialog: 'edit'; readonly device: Device | null }
  | { readonly dialog: 'remove'; readonly device: Device }
  | { readonly dialog: 'log'; readonly device: Device }
  | { readonly dialog: 'setup' }
  | { readonly dialog: 'support' };

/** The till's scanners, printers and displays. */
export function DevicesScreen() {
  const t = useT();
  const devices = useTillQuery('devices.list', {});
  const [open, setOpen] = useState<Open | null>(null);
  const add = () => setOpen({ dialog: 'edit', device: null });
  const setUp = () => setOpen({ dialog: 'setup' });
  const close = () => setOpen(null);
  const all = devices.data ?? [];
  const troubled = all.filter(({ state }) => DEVICE_TONES[state] === 'danger').length;
  useAction({
    id: 'devices.add',
    label: 'devices:add.title',
    group: 'screens',
    keys: 'f3',
    run: add,
  });
  useAction({
    id: 'devices.setup',
    label: 'devices:setup.action',
    group: 'screens',
    keys: 'f4',
    run: setUp,
  });

  return (
    <Page
      title={t('devices:title')}
      answer={
        devices.data === undefined
          ? undefined
          : troubled === 0
            ? t('devices:answer.well', { count: all.length })
            : t('devices:answer.trouble', { count: troubled })
      }
      actions={
        <>
          <BigButton onClick={() => setOpen({ dialog: 'support' })}>
            {t('support:action')}
          </BigButton>
          <BigButton keys="f4" onClick={setUp}>
            {t('devices:setup.action')}
          </BigButton>
          <BigButton kind="primary" keys="f3" onClick={add}>
            {t('devices:add.title')}
          </BigButton>
        </>
      }
    >
      <ErrorNotice failure={devices.error} />
      <Loading isWaiting={devices.isPending} />
      {devices.data === undefined ? null : (
        <DeviceList
          devices={all}
          onAdd={add}
          onChange={(device) => setOpen({ dialog: 'edit', device })}
          onLog={(device) => setOpen({ dialog: 'log', device })}
          onRemove={(device) => setOpen({ dialog: 'remove', device })}
        />
      )}
      {open?.dialog === 'edit' ? <DeviceDialog device={open.device} onClose={close} /> : null}
      {open?.dialog === 'support' ? <SupportDialog onClose={close} /> : null}
      {open?.dialog === 'setup' ? <ScannerSetup onClose={close} /> : null}
      {open?.dialog === 'log' ? <ScannerDetails device={open.device} onClose={close} /> : null}
      {open?.dialog === 'remove' ? <RemoveDialog device={open.device} onClose={close} /> : null}
    </Page>
  );
}
