import { useState } from 'react';
import type { ExportList } from '../../../contract/exports.ts';
import { useT } from '../../i18n/index.ts';
import { useAction } from '../../lib/actions.ts';
import { BigButton } from '../../ui/index.ts';
import { ExportDialog } from './export-dialog.tsx';

/**
 * Takes the list of this screen out as a file; also in the palette (Ctrl+K). `list` null lets the
 * person choose which.
 */
export function ExportButton({
  list,
  among,
  days,
  percent,
}: {
  readonly list: ExportList | null;
  /** Which lists the person chooses among; absent = all of them. */
  readonly among?: readonly ExportList[];
  /** The period that is offered first. */
  readonly days?: { readonly from: string; readonly until: string };
  /** Of members close to the next tier: how much they lack at most, offered first. */
  readonly percent?: number;
}) {
  const t = useT();
  const [isOpen, setIsOpen] = useState(false);
  useAction({
    id: `exports.${list ?? 'any'}`,
    label: 'exports:title',
    group: 'screens',
    run: () => setIsOpen(true),
  });
  return (
    <>
      <BigButton onClick={() => setIsOpen(true)}>{t('exports:action')}</BigButton>
      {isOpen ? (
        <ExportDialog
          list={list}
          {...(among === undefined ? {} : { among })}
          {...(days === undefined ? {} : { days })}
          {...(percent === undefined ? {} : { percent })}
          onClose={() => setIsOpen(false)}
        />
      ) : null}
    </>
  );
}
