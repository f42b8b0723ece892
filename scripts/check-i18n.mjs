// node scripts/check-i18n.mjs
// The catalogues of all languages against each other and against the code: no key missing, extra or unused, the
// right plural forms, the same placeholders, nothing left in English.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const root = path.join(import.meta.dirname, '..');
const SOURCE_LOCALE = 'en';
const FORMS = ['zero', 'one', 'two', 'few', 'many', 'other'];

/** Texts that may read the same in English and another language. */
const SAME_IN_ENGLISH = /^[\W\d_]*$|^[^ ]+( [^ ]+)?$|\(process ID\)|STX|^\{\{\w+\}\}/;

/**
 * @typedef {Map<string, string>} Texts text by `namespace:path`, plural forms included
 * @typedef {{locales: Map<string, Texts>, sources: string, contract: string}} Material
 */

function flatten(node, prefix, into) {
  for (const [key, value] of Object.entries(node)) {
    if (typeof value === 'string') into.set(`${prefix}${key}`, value);
    else flatten(value, `${prefix}${key}.`, into);
  }
  return into;
}

function readSources(folder) {
  return fs
    .readdirSync(folder, { recursive: true })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => fs.readFileSync(path.join(folder, name), 'utf8'))
    .join('\n');
}

/** @returns {Material} */
export function readMaterial() {
  const folder = path.join(root, 'src/renderer/i18n/locales');
  const locales = new Map();
  for (const locale of fs.readdirSync(folder)) {
    const texts = new Map();
    for (const file of fs.readdirSync(path.join(folder, locale))) {
      const json = JSON.parse(fs.readFileSync(path.join(folder, locale, file), 'utf8'));
      flatten(json, `${path.basename(file, '.json')}:`, texts);
    }
    locales.set(locale, texts);
  }
  const sources = readSources(path.join(root, 'src/renderer'));
  return { locales, sources, contract: readSources(path.join(root, 'src/contract')) };
}

/** The key without its plural form, and the form, if it is one of several. */
function split(key, texts) {
  const at = key.lastIndexOf('_');
  const [base, form] = [key.slice(0, at), key.slice(at + 1)];
  return at > 0 && FORMS.includes(form) && texts.has(`${base}_other`)
    ? { base, form }
    : { base: key, form: null };
}

/** @param {Texts} texts @returns {Map<string, Map<string | null, string>>} forms by base key */
function group(texts) {
  const groups = new Map();
  for (const [key, text] of texts) {
    const { base, form } = split(key, texts);
    groups.set(base, (groups.get(base) ?? new Map()).set(form, text));
  }
  return groups;
}

function placeholders(text) {
  return new Set([...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1]));
}

function sameSets(a, b) {
  return a.size === b.size && [...a].every((value) => b.has(value));
}

function compareForms({ locale, key, forms, wanted }) {
  const faults = [];
  const expected = forms.has(null)
    ? [null]
    : new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
  if (!sameSets(new Set(forms.keys()), new Set(expected))) {
    faults.push(
      `${locale} ${key}: has the forms ${[...forms.keys()].join()}, needs ${expected.join()}`,
    );
  }
  const other = wanted.get('other') ?? wanted.get(null) ?? '';
  for (const [form, text] of forms) {
    const found = placeholders(text);
    // "One point" may leave out the number.
    if (form === 'one' && !found.has('count') && placeholders(other).has('count')) {
      found.add('count');
    }
    if (!sameSets(found, placeholders(other))) {
      faults.push(
        `${locale} ${key}: placeholders ${[...found].join()} differ from ${[...placeholders(other)].join()}`,
      );
    }
    if (text.trim() === '' || text !== text.trim())
      faults.push(`${locale} ${key}: blank or padded`);
  }
  return faults;
}

function compareLocale({ locale, groups, source }) {
  const faults = [];
  for (const [key, wanted] of source) {
    const forms = groups.get(key);
    if (forms === undefined) {
      faults.push(`${locale} ${key}: missing`);
      continue;
    }
    if (forms.has(null) !== wanted.has(null)) {
      faults.push(`${locale} ${key}: plural in one language and not in the other`);
      continue;
    }
    faults.push(...compareForms({ locale, key, forms, wanted }));
    const text = forms.get(null) ?? forms.get('other') ?? '';
    const english = wanted.get(null) ?? wanted.get('other') ?? '';
    if (locale !== SOURCE_LOCALE && text === english && !SAME_IN_ENGLISH.test(text)) {
      faults.push(`${locale} ${key}: still in English: ${text}`);
    }
  }
  for (const key of groups.keys()) {
    if (!source.has(key)) faults.push(`${locale} ${key}: not in ${SOURCE_LOCALE}`);
  }
  return faults;
}

/** A key is used when the code names it whole; an error's, when the contract names its code. */
function isUsed(key, { sources, contract }) {
  if (key.startsWith('errors:')) {
    const code = key.slice('errors:'.length);
    return contract.includes(`'${code}'`);
  }
  return [`'${key}'`, `"${key}"`, `\`${key}\``].some((literal) => sources.includes(literal));
}

/** @param {Material} material @returns {string[]} */
export function findFaults(material) {
  const english = material.locales.get(SOURCE_LOCALE);
  const source = group(english);
  const faults = [];
  for (const [locale, texts] of material.locales) {
    faults.push(...compareLocale({ locale, groups: group(texts), source }));
  }
  for (const key of source.keys()) {
    if (!isUsed(key, material)) faults.push(`${SOURCE_LOCALE} ${key}: no code uses it`);
  }
  return faults;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const material = readMaterial();
  const faults = findFaults(material);
  for (const fault of faults) console.error(fault);
  const count = group(material.locales.get(SOURCE_LOCALE)).size;
  console.log(
    `${count} texts in ${[...material.locales.keys()].join(', ')}: ${faults.length} faults`,
  );
  process.exitCode = faults.length > 0 ? 1 : 0;
}
