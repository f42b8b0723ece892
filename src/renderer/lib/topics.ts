import type { CallName } from '../../contract/index.ts';

/** The figures of a basket, and their arithmetic. */
const QUOTES: readonly CallName[] = ['sales.quote', 'sales.explainQuote'];

/** Which queries a change makes old, by the first part of its topic (`member:42` → `member`). */
const STALE_BY_TOPIC: Readonly<Record<string, readonly CallName[]>> = {
  member: [
    'points.explain',
    'points.lots',
    'points.lotMoves',
    'points.asOf',
    'points.operations',
    'households.ofMember',
    'tiers.progress',
    'tiers.explain',
    'tiers.history',
    'members.card',
    'members.profile',
    'members.mergePreview',
    'members.statement',
    'members.list',
    'members.tags',
    'members.search',
    'members.findDuplicates',
    'members.purchases',
    'members.pointsHistory',
    'loyalty.quoteRedemption',
    ...QUOTES,
    'returns.quote',
    'rewards.forMember',
    'coupons.ofMember',
    'stamps.ofMember',
  ],
  members: [
    'members.search',
    'members.findDuplicates',
    'members.card',
    'members.profile',
    'members.list',
    'members.tags',
    'members.duplicateQueue',
  ],
  tasks: ['members.tasks', 'members.card', 'members.profile'],
  sale: [
    'sales.receipt',
    'sales.recent',
    'members.purchases',
    'members.pointsHistory',
    'members.card',
    'loyalty.summarizeSale',
    'loyalty.explainSale',
    'returns.find',
    'returns.quote',
  ],
  returns: ['returns.find', 'returns.quote'],
  vouchers: ['vouchers.find', ...QUOTES],
  sales: ['sales.recent', 'sales.receipt', 'members.purchases', 'shift.report', 'shift.quoteClose'],
  households: ['households.ofMember', 'points.explain', 'loyalty.quoteRedemption', ...QUOTES],
  points: ['members.card', 'members.pointsHistory', 'loyalty.quoteRedemption', ...QUOTES],
  loyalty: [
    'tiers.progress',
    'tiers.explain',
    'tiers.overview',
    'tiers.forecast',
    'members.card',
    'loyalty.quoteRedemption',
    ...QUOTES,
  ],
  programmes: ['programmes.list', 'programmes.version', 'programmes.check'],
  programmeDraft: ['programmes.draft'],
  product: ['catalog.search', 'catalog.samples', 'catalog.product', 'catalog.labelSvg', ...QUOTES],
  products: [
    'catalog.search',
    'catalog.samples',
    'catalog.products',
    'catalog.labelSvg',
    ...QUOTES,
  ],
  catalogRecords: ['catalog.records'],
  catalog: ['catalog.search', 'catalog.samples', ...QUOTES],
  staff: ['staff.list', 'staff.session'],
  device: ['devices.list', 'devices.ports'],
  devices: ['devices.list', 'devices.ports'],
  scannerDays: ['devices.scannerDays'],
  printJob: ['devices.printJobs', 'devices.receiptSvg', 'sales.receipt'],
  printJobs: ['devices.printJobs', 'devices.receiptSvg', 'sales.receipt', 'shift.report'],
  draft: ['sales.draft'],
  held: ['sales.held'],
  settings: ['members.tags', 'settings.read', ...QUOTES, 'returns.find', 'returns.quote'],
  shift: ['shift.current', 'shift.report', 'shift.past', 'shift.quoteClose'],
  tiers: ['tiers.overview', 'tiers.forecast', 'members.list'],
  coupons: [
    'coupons.campaigns',
    'coupons.codes',
    'coupons.issues',
    'coupons.countSegment',
    'coupons.ofMember',
    ...QUOTES,
  ],
  clubs: ['clubs.list', 'clubs.members', 'clubs.ofMember'],
  rewards: [
    'rewards.gifts',
    'rewards.forMember',
    'rewards.movements',
    'rewards.redemptions',
    'stamps.cards',
    'stamps.ofMember',
  ],
  stamps: ['stamps.cards', 'stamps.ofMember'],
  referrals: ['referral.ofMember', 'referral.figures'],
  system: ['system.boot', 'system.health'],
  backup: ['system.health', 'system.boot'],
  health: ['system.health'],
};

/**
 * The queries that `topics` make old; `null` = a topic nobody declared, so that everything is
 * asked again rather than something wrong shown.
 */
export function staleQueries(topics: readonly string[]): ReadonlySet<CallName> | null {
  const stale = new Set<CallName>();
  for (const topic of topics) {
    const [head = ''] = topic.split(':', 1);
    if (!Object.hasOwn(STALE_BY_TOPIC, head)) return null;
    for (const name of STALE_BY_TOPIC[head] ?? []) stale.add(name);
  }
  return stale;
}
