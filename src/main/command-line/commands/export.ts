import { extname, resolve } from 'node:path';
import {
  DATED_LISTS,
  EXPORT_LISTS,
  type ExportList,
  type ExportWish,
  exportWish,
} from '../../../contract/exports.ts';
import { beginFile } from '../../store/exporting/place-file.ts';
import { exportList } from '../../store/tasks/export-task.ts';
import { type CliArgs, type CliCommand, CliUsageError, EXIT, tell } from '../command.ts';
import { type OpenReader, type OpenWriter, withReader, withWriter } from '../open-store.ts';

/** Writes a list into a file; see its usage. */
export const exportCommand: CliCommand = {
  name: 'export',
  usage: `Writes a list as CSV or XLSX, as the file's name ends.
LIST is one of ${EXPORT_LISTS.join(', ')}.
CSV is UTF-8 with a byte order mark; a text that a spreadsheet would take for a formula gets an
apostrophe. Works beside a till that is selling; phone numbers are masked and addresses left out.
--with-contacts writes them whole: the till must be closed, and the event log says so.`,
  operands: ['LIST'],
  options: {
    to: {
      value: 'FILE',
      help: 'The file, ending in .csv or .xlsx; replaced if it is there.',
      isRequired: true,
    },
    from: { value: 'YYYY-MM-DD', help: `First business day: ${DATED_LISTS.join(', ')} only.` },
    until: { value: 'YYYY-MM-DD', help: 'Last business day.' },
    'with-contacts': { help: "Members' whole phone numbers and e-mail addresses." },
  },
  run(args, output) {
    const target = resolve(args.text('to') ?? '');
    const wish = wishOf(args, target);
    const told = (rows: number) => {
      const value = { list: wish.list, file: target, rows };
      tell(args, output, { value, text: `${target}: ${rows} rows` });
      return EXIT.ok;
    };
    if (!wish.showsContacts) {
      return withReader(args.paths, async (store) => told(await write(store, wish, target)));
    }
    return withWriter(args.paths, async (store) => {
      return told(await write(store, wish, target, (rows) => log(store, wish, rows)));
    });
  },
};

function wishOf(args: CliArgs, target: string): ExportWish {
  const list = EXPORT_LISTS.find((name) => name === args.operands[0]);
  if (list === undefined) throw new CliUsageError(`LIST is one of ${EXPORT_LISTS.join(', ')}`);
  const format = extname(target).slice(1).toLowerCase();
  if (format !== 'csv' && format !== 'xlsx') {
    throw new CliUsageError('--to ends in .csv or .xlsx');
  }
  const from = dayOf(args, 'from', list);
  const until = dayOf(args, 'until', list);
  if (from !== null && until !== null && from > until) {
    throw new CliUsageError('--from is after --until');
  }
  const showsContacts = args.isOn('with-contacts');
  if (showsContacts && list !== 'members') {
    throw new CliUsageError('--with-contacts is for members');
  }
  return exportWish.parse({ list, format, from, until, showsContacts });
}

function dayOf(args: CliArgs, option: string, list: ExportList): string | null {
  const day = args.text(option);
  if (day === undefined) return null;
  if (!DATED_LISTS.includes(list)) throw new CliUsageError(`${list} has no --${option}`);
  if (!exportWish.shape.from.safeParse(day).success) {
    throw new CliUsageError(`--${option} is a day such as 2026-11-21`);
  }
  return day;
}

async function write(
  { connection }: OpenReader,
  wish: ExportWish,
  target: string,
  beforePlaced: (rows: number) => void = () => undefined,
): Promise<number> {
  const { handlers } = await import('../../handlers.ts');
  const file = beginFile(target);
  const cancelled = new SharedArrayBuffer(4);
  const task = { kind: 'export', source: '', target: file.partial, wish, at: Date.now() } as const;
  try {
    connection.run('BEGIN');
    const parts = { handlers, post: () => undefined };
    const { rows } = exportList(connection, { ...task, cancelled }, parts);
    connection.run('COMMIT');
    beforePlaced(rows);
    file.place();
    return rows;
  } catch (error) {
    file.drop();
    throw error;
  }
}

function log({ runner }: OpenWriter, wish: ExportWish, rows: number): void {
  const { list, format, from, until, showsContacts } = wish;
  const input = { list, format, from, until, showsContacts, rows };
  runner.runInternal({ name: 'exports.log', input, session: null });
}
