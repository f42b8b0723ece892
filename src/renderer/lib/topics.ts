import type { CallName } from '../../contract/index.ts';

/** Which queries a change makes old, by the first part of its topic (`member:42` → `member`). */
const STALE_BY_TOPIC: Readonly<Record<string, readonly CallName[]>> = {
  member: [
    'points.explain',
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
    'sales.quote',
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
    'loyalty.explainSale',
    'returns.find',
    'returns.quote',
  ],
  returns: ['returns.find', 'returns.quote'],
  vouchers: ['vouchers.find', 'sales.quote'],
  sales: ['sales.recent', 'sales.receipt', 'members.purchases', 'shift.report', 'shift.quoteClose'],
  households: ['households.ofMember', 'points.explain', 'loyalty.quoteRedemption', 'sales.quote'],
  points: ['members.card', 'members.pointsHistory', 'loyalty.quoteRedemption', 'sales.quote'],
  loyalty: [
    'tiers.progress',
    'tiers.explain',
    'tiers.overview',
    'tiers.forecast',
    'members.card',
    'loyalty.quoteRedemption',
    'sales.quote',
  ],
  programmes: ['programmes.list', 'programmes.version', 'programmes.check'],
  programmeDraft: ['programmes.draft'],
  product: [
    'catalog.search',
    'catalog.samples',
    'catalog.product',
    'catalog.labelSvg',
    'sales.quote',
  ],
  products: [
    'catalog.search',
    'catalog.samples',
    'catalog.products',
    'catalog.labelSvg',
    'sales.quote',
  ],
  catalogRecords: ['catalog.records'],
  catalog: ['catalog.search', 'catalog.samples', 'sales.quote'],
  staff: ['staff.list', 'staff.session'],
  device: ['devices.list', 'devices.ports'],
  devices: ['devices.list', 'devices.ports'],
  printJob: ['devices.printJobs', 'devices.receiptSvg', 'sales.receipt'],
  printJobs: ['devices.printJobs', 'devices.receiptSvg', 'sales.receipt', 'shift.report'],
  draft: ['sales.draft'],
  held: ['sales.held'],
  settings: ['members.tags', 'settings.read', 'sales.quote', 'returns.find', 'returns.quote'],
  shift: ['shift.current', 'shift.report', 'shift.past', 'shift.quoteClose'],
  tiers: ['tiers.overview', 'tiers.forecast', 'members.list'],
  coupons: [
    'coupons.campaigns',
    'coupons.codes',
    'coupons.issues',
    'coupons.countSegment',
    'coupons.ofMember',
    'sales.quote',
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
