import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { isGtin } from '../../../src/contract/kernel/barcode.ts';
import { handlers } from '../../../src/main/handlers.ts';
import { openReadOnly } from '../../../src/main/store/open-database.ts';
import { storePaths } from '../../../src/main/store/store-paths.ts';
import { createStoreFile } from '../../../src/main/store/tasks/create-store-task.ts';
import { verifyStore } from '../../../src/main/store/verify/verify-store.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const NOW = Date.UTC(2026, 10, 21, 4);

/** Builds a small sample shop and gives its file. */
function build(
  seed: number,
  days: number,
): { readonly file: string; readonly phases: readonly string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'guitai-sample-'));
  folders.push(folder);
  const paths = storePaths(folder);
  const phases = new Set<string>();
  const staff = ['王芳', '李娜', 'Carmen Ruiz'].map((name, index) => ({
    name,
    role: index === 0 ? ('manager' as const) : ('cashier' as const),
    pinSalt: new Uint8Array(16),
    pinHash: new Uint8Array(32),
  }));
  createStoreFile(
    {
      kind: 'create',
      paths,
      till: {
        storeCode: 'S01',
        storeName: '南都百货',
        tillCode: 'T03',
        currency: 'CNY',
        timeZone: 'Asia/Shanghai',
        cutoverMinutes: 240,
        isSample: true,
      },
      createdAt: NOW,
      steps: [{ name: 'system.sampleShop', input: { seed, staff, memberCount: 300, days } }],
      isLossAccepted: false,
      cancelled: new SharedArrayBuffer(4),
    },
    handlers,
    (message) => {
      if (message.kind === 'progress') phases.add(message.phase);
    },
  );
  return { file: paths.store, phases: [...phases] };
}

/** The trade of a shop, without the random ids of its rows. */
function tradeOf(file: string): unknown {
  const db = openReadOnly(file);
  try {
    return db.all(
      `SELECT receipt_no, kind, completed_at, total_minor, tax_minor, points_earned, points_redeemed
       FROM sales ORDER BY id`,
    );
  } finally {
    db.close();
  }
}

describe('the sample shop', () => {
  const shop = build(7, 430);

  it('passes every check of a real store', () => {
    const db = openReadOnly(shop.file);
    try {
      const report = verifyStore(db);
      expect(report).toMatchObject({ isOk: true });
    } finally {
      db.close();
    }
  });

  it('has the counters, suppliers and products it promises, with valid and different EAN-13s', () => {
    const db = openReadOnly(shop.file);
    try {
      const count = (sql: string) => db.get<{ n: number }>(sql)?.n;
      expect(count('SELECT count(*) AS n FROM counters')).toBe(12);
      expect(count('SELECT count(*) AS n FROM suppliers')).toBe(8);
      expect(count('SELECT count(*) AS n FROM products')).toBe(400);
      expect(count('SELECT count(*) AS n FROM members')).toBe(300);
      const codes = db.all<{ barcode: string }>('SELECT barcode FROM product_barcodes');
      expect(codes).toHaveLength(400);
      expect(codes.filter(({ barcode }) => barcode.length !== 13 || !isGtin(barcode))).toEqual([]);
    } finally {
      db.close();
    }
  });

  it('traded on every day, with returns, redemptions and expired points', () => {
    const db = openReadOnly(shop.file);
    try {
      const days = db.get<{ days: number; first: string; last: string }>(
        `SELECT count(DISTINCT business_day) AS days, min(business_day) AS first,
           max(business_day) AS last FROM sales`,
      );
      expect(days).toEqual({ days: 430, first: '2025-09-17', last: '2026-11-20' });
      const kinds = db.all<{ kind: string; n: number }>(
        'SELECT kind, count(*) AS n FROM points_entries GROUP BY kind ORDER BY kind',
      );
      expect(kinds.map(({ kind }) => kind)).toEqual([
        'clawback',
        'earn',
        'expire',
        'redeem',
        'restore',
      ]);
      expect(
        db.get<{ n: number }>("SELECT count(*) AS n FROM sales WHERE kind = 'return'")?.n,
      ).toBeGreaterThan(20);
    } finally {
      db.close();
    }
  });

  it('knows the members of the guides', () => {
    const db = openReadOnly(shop.file);
    try {
      expect(db.get("SELECT name, tier FROM members WHERE card_no = '8800123450'")).toEqual({
        name: '王小明',
        tier: 'gold',
      });
    } finally {
      db.close();
    }
  });

  it('tells how far it is', () => {
    expect(shop.phases).toEqual(['staff', 'members', 'sales']);
  });

  it('is the same for the same seed, and another for another', () => {
    const trade = tradeOf(build(3, 15).file);
    expect(tradeOf(build(3, 15).file)).toEqual(trade);
    expect(tradeOf(build(4, 15).file)).not.toEqual(trade);
  });
});
