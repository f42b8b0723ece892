import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { useContext, useState } from 'react';
import type { TargetKind } from '../../../../contract/programmes.ts';
import { useT } from '../../../i18n/index.ts';
import { BigButton } from '../../../ui/index.ts';
import { NamesContext } from '../editor/names.ts';
import { FieldFindings } from './finding-lines.tsx';
import { TargetPicker } from './target-picker.tsx';
import { KIND_TEXTS } from './target-texts.ts';

type Lists<Kind extends TargetKind> = Readonly<Record<Kind, readonly string[]>>;

interface Props<Kind extends TargetKind> {
  readonly kinds: readonly Kind[];
  /** The path of the lists: `when` or `excluded`. */
  readonly path: string;
  readonly lists: Lists<Kind>;
  /** Said when no list names anything. */
  readonly none: string;
  readonly onChange: (kind: Kind, uids: string[]) => void;
}

/** The records that a rule or an exclusion names: a chip each, and a picker for every kind. */
export function TargetField<Kind extends TargetKind>(props: Props<Kind>) {
  const { kinds, path, lists, none, onChange } = props;
  const t = useT();
  const { names, remember } = useContext(NamesContext);
  const [open, setOpen] = useState<Kind | null>(null);
  const isEmpty = kinds.every((kind) => lists[kind].length === 0);
  return (
    <Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, alignItems: 'center', mb: 1 }}>
        {isEmpty ? (
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {none}
          </Box>
        ) : null}
        {kinds.flatMap((kind) =>
          lists[kind].map((uid) => (
            <TargetChip
              key={uid}
              kind={t(KIND_TEXTS[kind].one)}
              name={names.get(uid)?.name ?? t('programme:say.gone')}
              onRemove={() =>
                onChange(
                  kind,
                  lists[kind].filter((one) => one !== uid),
                )
              }
            />
          )),
        )}
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>
        {kinds.map((kind) => (
          <BigButton key={kind} size="small" onClick={() => setOpen(kind)}>
            {t('programme:choose.add', { what: t(KIND_TEXTS[kind].one) })}
          </BigButton>
        ))}
      </Box>
      {kinds.map((kind) => (
        <FieldFindings key={kind} field={`${path}.${kind}`} />
      ))}
      {open === null ? null : (
        <TargetPicker
          kind={open}
          chosen={lists[open]}
          onClose={() => setOpen(null)}
          onToggle={(target) => {
            remember(target);
            const before = lists[open];
            const isOn = before.includes(target.uid);
            onChange(
              open,
              isOn ? before.filter((uid) => uid !== target.uid) : [...before, target.uid],
            );
          }}
        />
      )}
    </Box>
  );
}

function TargetChip({
  kind,
  name,
  onRemove,
}: {
  readonly kind: string;
  readonly name: string;
  readonly onRemove: () => void;
}) {
  const t = useT();
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        maxWidth: '100%',
        borderRadius: '8px',
        bgcolor: 'surface.sunken',
        border: '1px solid',
        borderColor: 'divider',
        pl: 1.25,
      }}
    >
      <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.8125rem', mr: 0.75 }}>
        {kind}
      </Box>
      <Box component="span" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
        {name}
      </Box>
      <ButtonBase
        aria-label={t('programme:choose.remove', { name })}
        onClick={onRemove}
        sx={{ minWidth: 44, minHeight: 44, borderRadius: '8px', font: 'inherit' }}
      >
        <span aria-hidden>✕</span>
      </ButtonBase>
    </Box>
  );
}
