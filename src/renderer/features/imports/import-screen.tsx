import { useT } from '../../i18n/index.ts';
import { ErrorNotice, Page } from '../../ui/index.ts';
import { DoneStep } from './done-step.tsx';
import { FileStep } from './file-step.tsx';
import { MapStep } from './map-step.tsx';
import { RunStep } from './run-step.tsx';
import { useImport } from './use-import.ts';

/** Data of another system come in: a file, its columns, a look at what it would become, the report. */
export function ImportScreen() {
  const t = useT();
  const flow = useImport();
  const { step } = flow;
  return (
    <Page title={t('imports:title')} answer={t('imports:lead')}>
      <ErrorNotice failure={flow.failure} />
      {step.name === 'file' || step.name === 'upload' ? <FileStep flow={flow} /> : null}
      {step.name === 'map' ? <MapStep flow={flow} file={step.file} found={step.found} /> : null}
      {step.name === 'run' ? <RunStep {...step} onLost={flow.restart} /> : null}
      {step.name === 'done' ? (
        <DoneStep file={step.file} outcome={step.outcome} onAgain={flow.restart} />
      ) : null}
    </Page>
  );
}
