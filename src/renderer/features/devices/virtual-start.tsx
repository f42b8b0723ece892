import { useT } from '../../i18n/index.ts';
import { useLocale } from '../../i18n/index.ts';
import { useTillCommand } from '../../lib/use-till.ts';
import { BigButton } from '../../ui/index.ts';
import { firstConfig } from './device-form.ts';

/** One press for a scanner and a printer on the screen: to try the till without hardware. */
export function VirtualStart() {
  const t = useT();
  const locale = useLocale();
  const save = useTillCommand('devices.save');
  const start = async () => {
    for (const kind of ['scanner', 'printer'] as const) {
      const name = t(kind === 'scanner' ? 'devices:virtual.scanner' : 'devices:virtual.printer');
      const config = {
        ...firstConfig(kind, locale),
        name,
        transport: { type: 'virtual' } as const,
      };
      await save.run({ deviceId: null, config });
    }
  };
  return (
    <BigButton disabled={save.isPending} onClick={() => void start()}>
      {t('devices:virtual.start')}
    </BigButton>
  );
}
