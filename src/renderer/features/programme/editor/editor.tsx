import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { useState } from 'react';
import type { CallValue } from '../../../../contract/index.ts';
import { useT } from '../../../i18n/index.ts';
import type { TKey } from '../../../i18n/index.ts';
import { useAction } from '../../../lib/actions.ts';
import { useTillQuery } from '../../../lib/use-till.ts';
import { BigButton, ErrorNotice, Kbd, Loading, Page } from '../../../ui/index.ts';
import { FieldsContext } from '../fields/field-context.ts';
import { NameField } from '../fields/number-fields.tsx';
import { ConflictNotice } from './conflict-notice.tsx';
import { NamesContext } from './names.ts';
import { PublishStep } from './publish-step.tsx';
import { SaveState } from './save-state.tsx';
import { SimulateStep } from './simulate-step.tsx';
import { type Editor, useEditor } from './use-editor.ts';
import { WriteStep } from './write-step.tsx';

const STEPS = ['write', 'simulate', 'publish'] as const;
type Step = (typeof STEPS)[number];

const STEP_TEXTS: Readonly<Record<Step, TKey>> = {
  write: 'programme:step.write',
  simulate: 'programme:step.simulate',
  publish: 'programme:step.publish',
};

interface Props {
  readonly draftUid: string;
  readonly onClose: () => void;
  /** Another draft instead of this one: a copy that was made of it. */
  readonly onOpen: (draftUid: string) => void;
}

/** The editor of a draft, once it is there. */
export function DraftEditor(props: Props) {
  const t = useT();
  const draft = useTillQuery('programmes.draft', { draftUid: props.draftUid });
  // What came first is edited; whatever is saved later comes from here.
  const [loaded, setLoaded] = useState<CallValue<'programmes.draft'>>();
  if (loaded === undefined && draft.data !== undefined) setLoaded(draft.data);
  if (loaded !== undefined) return <OpenEditor {...props} loaded={loaded} />;
  return (
    <Page
      title={t('programme:title')}
      actions={<BigButton onClick={props.onClose}>{t('common:back')}</BigButton>}
    >
      <ErrorNotice failure={draft.error} />
      <Loading isWaiting={draft.isPending} />
    </Page>
  );
}

function OpenEditor({
  loaded,
  onClose,
  onOpen,
}: Props & { readonly loaded: CallValue<'programmes.draft'> }) {
  const t = useT();
  const editor = useEditor(loaded);
  const { keeper } = editor;
  const [step, setStep] = useState<Step>('write');
  useAction({
    id: 'programme.nextStep',
    label: 'programme:action.nextStep',
    group: 'screens',
    keys: 'f8',
    run: () => setStep(STEPS[STEPS.indexOf(step) + 1] ?? 'write'),
  });
  const close = () => void keeper.flush().then((saved) => (saved === null ? null : onClose()));
  return (
    <NamesContext value={editor.names}>
      <FieldsContext value={{ findings: editor.findings, onWrong: editor.onWrong }}>
        <Page
          title={keeper.text.name}
          answer={<SaveState keeper={keeper} basedOn={loaded.draft.basedOn} />}
          actions={<BigButton onClick={close}>{t('programme:action.back')}</BigButton>}
        >
          <ConflictNotice editor={editor} onOpen={onOpen} onClose={onClose} />
          <StepBar step={step} onStep={setStep} />
          <StepBody step={step} editor={editor} onPublished={onClose} />
        </Page>
      </FieldsContext>
    </NamesContext>
  );
}

function StepBody({
  step,
  editor,
  onPublished,
}: {
  readonly step: Step;
  readonly editor: Editor;
  readonly onPublished: () => void;
}) {
  const t = useT();
  const [isSimulated, setIsSimulated] = useState(false);
  if (step === 'simulate' && !isSimulated) setIsSimulated(true);
  return (
    <>
      {/* What is typed and is no value yet stays typed while somebody looks at another step. */}
      <Box hidden={step !== 'write'}>
        <Box sx={{ maxWidth: 480, mb: 3 }}>
          <NameField
            label={t('programme:draft.name')}
            field="name"
            value={editor.keeper.text.name}
            onChange={(name) => editor.keeper.change({ name })}
          />
        </Box>
        <WriteStep editor={editor} />
      </Box>
      {/* What was simulated stays to be looked at until the draft is closed. */}
      {isSimulated ? (
        <Box hidden={step !== 'simulate'}>
          <SimulateStep editor={editor} />
        </Box>
      ) : null}
      {step === 'publish' ? <PublishStep editor={editor} onPublished={onPublished} /> : null}
    </>
  );
}

function StepBar({ step, onStep }: { readonly step: Step; readonly onStep: (step: Step) => void }) {
  const t = useT();
  return (
    <Box
      component="nav"
      aria-label={t('programme:step.title')}
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 3, alignItems: 'center' }}
    >
      {STEPS.map((one, index) => {
        const isHere = one === step;
        return (
          <ButtonBase
            key={one}
            aria-current={isHere ? 'step' : undefined}
            onClick={() => onStep(one)}
            sx={{
              minHeight: 48,
              px: 2,
              gap: 1,
              borderRadius: '8px',
              font: 'inherit',
              fontWeight: isHere ? 600 : 400,
              color: isHere ? 'primary.main' : 'text.primary',
              bgcolor: isHere ? 'primary.soft' : 'surface.sunken',
            }}
          >
            <span aria-hidden>{index + 1}</span>
            {t(STEP_TEXTS[one])}
            {index === (STEPS.indexOf(step) + 1) % STEPS.length ? <Kbd keys="f8" /> : null}
          </ButtonBase>
        );
      })}
    </Box>
  );
}
