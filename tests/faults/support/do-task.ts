import { migrate, type Migration } from '../../../src/main/store/migrate.ts';
import { MIGRATIONS } from '../../../src/main/store/migrations/index.ts';
import { openStoreFile } from '../../../src/main/store/open-store-file.ts';
import { openWritable } from '../../../src/main/store/open-database.ts';
import { storePaths } from '../../../src/main/store/store-paths.ts';
import { createStoreFile } from '../../../src/main/store/tasks/create-store-task.ts';
import { restoreBackup } from '../../../src/main/store/tasks/restore-task.ts';
import { TEST_TILL } from '../../support/till-fields.ts';
import { testHandlers } from '../../support/store-worker/handlers.ts';

/** Does one task on a till's folder, in this thread, to be killed somewhere on the way. */
const [task, folder = '', backup = ''] = process.argv.slice(2);
const paths = storePaths(folder);

/** The next release: two steps, the second with several statements. */
const NEXT: readonly Migration[] = [
  ...MIGRATIONS,
  {
    version: MIGRATIONS.length + 1,
    name: 'next',
    sql: `CREATE TABLE tags (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
          INSERT INTO tags (name) VALUES ('vip'), ('press');`,
  },
  {
    version: MIGRATIONS.length + 2,
    name: 'after-next',
    sql: `CREATE TABLE later_tags (member_id INTEGER REFERENCES members (id),
                                   tag_id INTEGER REFERENCES tags (id)) STRICT;
          INSERT INTO later_tags SELECT members.id, tags.id FROM members, tags;
          ALTER TABLE members ADD COLUMN nickname TEXT;
          UPDATE members SET nickname = name;
          CREATE INDEX members_nickname ON members (nickname);`,
  },
];

switch (task) {
  case 'create':
    createStoreFile(
      {
        kind: 'create',
        paths,
        till: TEST_TILL,
        createdAt: Date.now(),
        steps: [{ name: 'test.basics', input: null }],
        isLossAccepted: false,
        cancelled: new SharedArrayBuffer(4),
      },
      testHandlers,
      () => undefined,
    );
    break;
  case 'migrate':
    openStoreFile({ paths, migrations: NEXT }).close();
    break;
  case 'migrate-new': {
    const connection = openWritable(paths.store, { mustExist: false });
    migrate(connection, MIGRATIONS);
    connection.close();
    break;
  }
  case 'restore':
    restoreBackup({ kind: 'restore', paths, backup, at: Date.now(), isForeignAccepted: false });
    break;
  default:
    throw new Error(`No task is named ${String(task)}`);
}
