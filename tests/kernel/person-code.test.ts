import { describe, expect, it } from 'vitest';
import { readCardNo, readMemberCode, walletOf } from '../../src/contract/kernel/person-code.ts';

const TABLES = {
  cards: [
    { prefix: '88', length: 10, hasLuhn: true },
    { prefix: '8899', length: 10, hasLuhn: false },
    { prefix: 'VIP', length: 8, hasLuhn: false },
  ],
  legacyCards: [{ from: '8800000000', to: '8800099999' }],
};

describe('a card number by the tables of the store', () => {
  it.each([
    ['8800123450', { kind: 'card' }],
    ['8800123451', { kind: 'wrong-check-digit', expected: 0 }],
    ['8800012341', { kind: 'card' }],
    ['8899123451', { kind: 'card' }],
    ['VIP00001', { kind: 'card' }],
    ['VIP0001', { kind: 'other' }],
    ['88001234500', { kind: 'other' }],
    ['88A0123450', { kind: 'other' }],
    ['7700123450', { kind: 'other' }],
  ])('%s', (cardNo, reading) => {
    expect(readCardNo(cardNo, TABLES)).toEqual(reading);
  });
});

describe('a payment code by its form', () => {
  it.each([
    ['134567890123456789', 'wechat'],
    ['164567890123456789', null],
    ['284567890123456789', 'alipay'],
    ['304567890123456', null],
    ['3045678901234567', 'alipay'],
    ['304567890123456789012345', 'alipay'],
    ['3045678901234567890123456', null],
    ['314567890123456789', null],
    ['28456789012345678x', null],
  ])('%s: %s', (code, wallet) => {
    expect(walletOf(code)).toBe(wallet);
  });
});

describe("a member's QR code", () => {
  const signature = 'A'.repeat(86);

  it('is a card, signed until a moment or not signed', () => {
    expect(readMemberCode('GM1:8800123450')).toEqual({ cardNo: '8800123450', signature: null });
    expect(readMemberCode(`GM1:8800123450:1800000000:${signature}`)).toEqual({
      cardNo: '8800123450',
      signature: {
        expiresAtSeconds: 1_800_000_000,
        value: signature,
        text: 'GM1:8800123450:1800000000',
      },
    });
  });

  it.each([
    'GM1:',
    'GM1:880',
    'GM2:8800123450',
    'GM1:8800123450:1800000000',
    'GM1:8800123450:1800000000:short',
    `GM1:8800123450:x:${signature}`,
    'xGM1:8800123450',
  ])('%s is none', (text) => {
    expect(readMemberCode(text)).toBeNull();
  });
});
