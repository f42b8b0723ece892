import { describe, expect, it } from 'vitest';
import { isTrustedSender, originOf, type Sender } from '../../src/main/gateway/sender.ts';

const ours: Sender = {
  url: 'app://guitai/index.html#/counter',
  isMainFrame: true,
  isOwnWindow: true,
};
const origins = ['app://guitai'];

describe('who is heard', () => {
  it('the main frame of our window with our content', () => {
    expect(isTrustedSender(ours, origins)).toBe(true);
  });

  it.each([
    ['a frame that is gone', null],
    ['a frame inside the page', { ...ours, isMainFrame: false }],
    ['another window', { ...ours, isOwnWindow: false }],
    ['a page from the network', { ...ours, url: 'https://guitai/index.html' }],
    ['another host', { ...ours, url: 'app://guitai.evil/index.html' }],
    ['a host that begins like ours', { ...ours, url: 'app://guitai@evil/index.html' }],
    ['a file', { ...ours, url: 'file:///app://guitai/' }],
    ['a blank page', { ...ours, url: 'about:blank' }],
    ['data', { ...ours, url: 'data:text/html,app://guitai/' }],
    ['no address', { ...ours, url: '' }],
  ])('not %s', (_, sender) => {
    expect(isTrustedSender(sender, origins)).toBe(false);
  });

  it('the development server only where it is listed', () => {
    const dev = { ...ours, url: 'http://localhost:5173/#/counter' };
    expect(isTrustedSender(dev, origins)).toBe(false);
    expect(isTrustedSender(dev, [...origins, 'http://localhost:5173'])).toBe(true);
    expect(originOf('http://localhost:5173/x')).toBe('http://localhost:5173');
  });
});
