import { createPublicKey, verify } from 'node:crypto';
import { type MemberCode, readCardNo } from '../../../contract/kernel/person-code.ts';
import type { ScanMeaning } from '../../../contract/scans.ts';
import type { Settings } from '../../../contract/settings.ts';
import type { QueryContext } from '../../store/context.ts';
import { findMemberByScan, findOldCard } from '../members/face.ts';

/**
 * The member of a QR code (DOMAIN, Scan routing). One that is signed must be within its time and,
 * where the store knows a key, signed by it; one that is not says no more than the card, and counts
 * where the store takes such.
 */
export function meaningOfMemberCode(
  context: QueryContext,
  code: MemberCode,
  settings: Settings['codes'],
): ScanMeaning {
  const refused = refusalOf(code, settings.memberCode, context.now);
  // The signature belongs to nobody's eyes: only the card is shown.
  const shown = code.cardNo;
  if (refused !== null) return { kind: 'unknown', shown, reason: refused };
  const hit = findMemberByScan(context.db, code.cardNo);
  if (hit?.matchedBy === 'card') return { kind: 'member', hit };
  const oldCard = findOldCard(context.db, code.cardNo);
  if (oldCard !== undefined) return { kind: 'oldCard', ...oldCard };
  return readCardNo(code.cardNo, settings).kind === 'card'
    ? { kind: 'newCard', cardNo: code.cardNo }
    : { kind: 'unknown', shown, reason: 'notKnown' };
}

function refusalOf(
  { signature }: MemberCode,
  settings: Settings['codes']['memberCode'],
  now: number,
): 'memberCodeExpired' | 'memberCodeForged' | 'memberCodeUnsigned' | null {
  if (signature === null) return settings.acceptsUnsigned ? null : 'memberCodeUnsigned';
  if (signature.expiresAtSeconds * 1000 < now) return 'memberCodeExpired';
  if (settings.publicKey === '') return settings.acceptsUnsigned ? null : 'memberCodeForged';
  return isSigned(signature, settings.publicKey) ? null : 'memberCodeForged';
}

function isSigned(signature: NonNullable<MemberCode['signature']>, publicKey: string): boolean {
  try {
    const key = createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: publicKey },
      format: 'jwk',
    });
    return verify(
      null,
      Buffer.from(signature.text),
      key,
      Buffer.from(signature.value, 'base64url'),
    );
  } catch {
    // A key of the settings that is no point of the curve: nobody can have signed with it.
    return false;
  }
}
