import Box from '@mui/material/Box';
import { useEffectEvent, useEffect, useState } from 'react';
import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import { useT } from '../../../i18n/index.ts';
import { isImeKey } from '../../../lib/keys.ts';
import { announce } from '../../../lib/notices.ts';
import { SearchField } from '../../../ui/index.ts';
import { boxCommand, isCodeLike, isQuantityLike } from '../logic/box-keys.ts';
import type { BoxCommand } from '../logic/box-keys.ts';
import { useCounter } from '../state/counter-context.ts';
import { useSale } from '../state/sale-store.ts';
import { HIT_LIST_ID, HitList, hitId } from './hit-list.tsx';
import { PadButton, SearchPad } from './search-pad.tsx';
import { useSearch } from './use-search.ts';
import type { SearchAnswer, SearchHit } from './use-search.ts';

type RowCommand = Exclude<BoxCommand, { do: 'moveHit' | 'submit' }>;

interface Props {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly inputRef: RefObject<HTMLInputElement | null>;
  readonly end: ReactNode;
  /** Keys that are not the box's: they move in the basket or go a step back. */
  readonly onCommand: (command: RowCommand) => void;
  readonly onEnrol: () => void;
}

/** The one box: scan, phone, last four, name, pinyin, card, receipt, product. */
export function CounterSearch({ text, onText, inputRef, end, onCommand, onEnrol }: Props) {
  const t = useT();
  const sale = useSale();
  const [isPadOpen, setIsPadOpen] = useState(false);
  const isLineChosen = sale.selectedKey !== null;
  const isQuantity = isLineChosen && isQuantityLike(text);
  const search = useSearch(text, !isQuantity);
  const box = useBoxChoice(text, search.answer, search.isSettled, () => {
    onText('');
    setIsPadOpen(false);
  });
  const shown = search.answer;
  const settled = search.isSettled ? shown : null;
  useEffect(() => {
    if (settled !== null) announce(t('sales:search.count', { count: settled.hits.length }));
  }, [settled, t]);

  const onKeyDown = (event: KeyboardEvent) => {
    const command = boxCommand(
      {
        key: event.key,
        isIme: isImeKey(event),
        hasModifier: event.ctrlKey || event.altKey || event.metaKey,
      },
      {
        text,
        isLineChosen,
        hasLines: sale.lines.length > 0,
        hasHits: (shown?.hits.length ?? 0) > 0,
        isDone: sale.phase === 'done',
      },
    );
    if (command === null) return;
    event.preventDefault();
    if (command.do === 'moveHit') box.move(command.by);
    else if (command.do === 'submit') box.submit();
    else onCommand(command);
  };

  return (
    <Box sx={{ position: 'relative' }}>
      <SearchField
        value={text}
        onChange={onText}
        label={t('sales:search.label')}
        placeholder={t('sales:search.placeholder')}
        keys="f2"
        end={
          <>
            {isQuantity ? <QuantityHint /> : end}
            <PadButton isOpen={isPadOpen} onToggle={() => setIsPadOpen(!isPadOpen)} />
          </>
        }
        inputRef={inputRef}
        onKeyDown={onKeyDown}
        inputProps={{
          role: 'combobox',
          maxLength: 4096,
          enterKeyHint: 'go',
          'aria-autocomplete': 'list',
          'aria-expanded': shown !== null && shown.hits.length > 0,
          'aria-controls': HIT_LIST_ID,
          ...(box.highlighted === null ? {} : { 'aria-activedescendant': hitId(box.highlighted) }),
        }}
      />
      {isPadOpen ? (
        <SearchPad
          text={text}
          onText={onText}
          onEnter={() => {
            if (isQuantity) onCommand({ do: 'setQuantity', text });
            else if (text !== '') box.submit();
          }}
        />
      ) : null}
      {shown === null ? null : (
        <HitList
          isBesidePad={isPadOpen}
          answer={shown}
          isSettled={search.isSettled}
          highlighted={box.highlighted}
          onPick={box.pick}
          onEnrol={onEnrol}
        />
      )}
    </Box>
  );
}

interface BoxChoice {
  readonly highlighted: number | null;
  readonly move: (by: 1 | -1) => void;
  readonly submit: () => void;
  readonly pick: (hit: SearchHit) => void;
}

/**
 * What Enter does: the highlighted hit; else a code, if the till knows it; else the only hit.
 * With several hits Enter goes to the first row and chooses nobody. An Enter that comes before
 * the answer waits for it.
 */
function useBoxChoice(
  text: string,
  answer: SearchAnswer | null,
  isSettled: boolean,
  clear: () => void,
): BoxChoice {
  const counter = useCounter();
  const [at, setAt] = useState<{ readonly query: string; readonly index: number } | null>(null);
  const [waiting, setWaiting] = useState<string | null>(null);
  const hits = answer?.hits ?? [];
  const highlighted = at !== null && at.query === answer?.query ? at.index : null;

  const highlight = (index: number) => setAt({ query: answer?.query ?? '', index });
  const pick = (hit: SearchHit) => {
    clear();
    if (hit.kind === 'member') counter.attachMember(hit.member.id);
    else counter.addProduct(hit.product);
  };
  const decide = useEffectEvent(() => {
    setWaiting(null);
    const [only] = hits;
    if (only === undefined) return;
    if (hits.length === 1) pick(only);
    else highlight(0);
  });
  const submit = () => {
    const chosen = highlighted === null ? undefined : hits[highlighted];
    if (chosen !== undefined && isSettled) {
      pick(chosen);
      return;
    }
    if (!isCodeLike(text)) {
      setWaiting(text);
      return;
    }
    void counter.readCode({ code: text, aim: null }, 'typed').then((isKnown) => {
      if (isKnown) clear();
      else setWaiting(text);
    });
  };

  const isReady = waiting !== null && waiting === text && isSettled;
  useEffect(() => {
    if (!isReady) return undefined;
    const timer = setTimeout(() => decide(), 0);
    return () => clearTimeout(timer);
  }, [isReady]);

  return {
    highlighted,
    move: (by) => {
      if (hits.length === 0) return;
      const from = highlighted ?? (by === 1 ? -1 : hits.length);
      highlight((from + by + hits.length) % hits.length);
    },
    submit,
    pick,
  };
}

function QuantityHint() {
  const t = useT();
  return (
    <Box sx={{ whiteSpace: 'nowrap', color: 'primary.main', fontWeight: 600 }}>
      {t('sales:search.quantityHint')} ↵
    </Box>
  );
}
