import { describe, expect, it } from 'vitest';
import { findFaults, readMaterial } from '../../scripts/check-i18n.mjs';

const texts = (entries: Record<string, string>) => new Map(Object.entries(entries));

function material(en: Record<string, string>, es: Record<string, string>, sources = "t('a:key')") {
  return {
    locales: new Map([
      ['en', texts(en)],
      ['es', texts(es)],
    ]),
    sources,
    contract: "errors: ['staff.wrongPin']",
  };
}

describe('the check of the catalogues', () => {
  it('finds nothing in ours', () => {
    expect(findFaults(readMaterial())).toEqual([]);
  });

  it('finds a key that a language lacks or has alone', () => {
    expect(findFaults(material({ 'a:key': 'One word' }, {}))).toEqual(['es a:key: missing']);
    expect(findFaults(material({ 'a:key': 'One' }, { 'a:key': 'Uno', 'a:more': 'Más' }))).toEqual([
      'es a:more: not in en',
    ]);
  });

  it('finds a placeholder that was lost in translation', () => {
    const faults = findFaults(material({ 'a:key': 'Hello {{name}}' }, { 'a:key': 'Hola' }));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain('placeholders');
  });

  it('asks each language for its own plural forms', () => {
    const english = { 'a:key_one': '{{count}} day', 'a:key_other': '{{count}} days' };
    const spanish = { 'a:key_one': '{{count}} día', 'a:key_other': '{{count}} días' };
    expect(findFaults(material(english, spanish))[0]).toContain('needs one,many,other');
    const whole = { ...spanish, 'a:key_many': '{{count}} días' };
    expect(findFaults(material(english, whole))).toEqual([]);
  });

  it('finds a text nobody translated', () => {
    const text = 'Nothing was saved here';
    expect(findFaults(material({ 'a:key': text }, { 'a:key': text }))[0]).toContain('in English');
  });

  it('finds a key no code uses, and knows error codes of the contract', () => {
    const unused = { 'a:key': 'A', 'b:gone': 'B' };
    expect(findFaults(material(unused, unused))).toEqual(['en b:gone: no code uses it']);
    const errors = { 'a:key': 'A', 'errors:staff.wrongPin': 'No' };
    expect(findFaults(material(errors, errors))).toEqual([]);
  });
});
