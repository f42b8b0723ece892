import type { Page } from '@playwright/test';

/**
 * What a person would see wrong on the screen as it stands: text cut or spilling out of its box,
 * text over text, a window that scrolls sideways, keys of the catalogue in place of words.
 */
export function findLayoutFaults(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(${FIND_FAULTS})()`);
}

/** Text, because it runs in the page. Ellipsis and line clamp are chosen cuts, not faults. */
const FIND_FAULTS = String.raw`() => {
  const faults = [];
  const width = document.documentElement.clientWidth;
  const height = document.documentElement.clientHeight;
  if (document.documentElement.scrollWidth > width + 1 || document.body.scrollWidth > width + 1)
    faults.push('the window scrolls sideways');

  const boxOf = (element) => {
    const outer = element.getBoundingClientRect();
    return {
      left: outer.left + element.clientLeft, top: outer.top + element.clientTop,
      right: outer.right - element.clientLeft, bottom: outer.bottom - element.clientTop,
    };
  };
  const isChosenCut = (style) =>
    style.textOverflow === 'ellipsis' || (style.webkitLineClamp || 'none') !== 'none';
  const nameOf = (element) => element.tagName.toLowerCase() +
    (element.getAttribute('role') ? '[' + element.getAttribute('role') + ']' : '');
  const missing = /(^|[^\w-])(app|care|catalog|common|coupons|devices|errors|exports|imports|liability|loyalty|members|points|printing|programme|returns|rewards|sales|scans|settings|shift|simulation|staff|system|tiers):[a-z]\w*\.\w|\{\{|undefined|\bNaN\b|\[object /;

  const seen = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent.trim();
    const parent = node.parentElement;
    if (text === '' || !parent || parent.closest('[aria-hidden="true"]:not(kbd), script, style, svg')) continue;
    if (missing.test(text)) faults.push('not a text for people: "' + text.slice(0, 60) + '"');
    if (!parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()].filter((rect) => rect.width > 1 && rect.height > 1);
    if (rects.length === 0) continue;
    const left = Math.min(...rects.map((rect) => rect.left));
    const right = Math.max(...rects.map((rect) => rect.right));
    const top = Math.min(...rects.map((rect) => rect.top));
    const bottom = Math.max(...rects.map((rect) => rect.bottom));
    const shown = '"' + text.slice(0, 40) + '" ';
    let isSeen = true;
    let isInButton = false;
    let limit = { left: 0, top: 0, right: width, bottom: height };
    for (let box = parent; box && box !== document.body; box = box.parentElement) {
      const style = getComputedStyle(box);
      if (style.clipPath !== 'none' || box.getBoundingClientRect().width <= 1) { isSeen = false; break; }
      if (style.display === 'inline' || style.display === 'contents') continue;
      const edge = boxOf(box);
      const isButton = box.matches('button, [role=tab], [role=option], a');
      isInButton ||= isButton;
      const isScrolling = /auto|scroll/.test(style.overflowX + style.overflowY);
      const spills = right > edge.right + 1.5 || left < edge.left - 1.5;
      if (isScrolling) {
        if (spills && box.scrollWidth > box.clientWidth + 1)
          faults.push(shown + 'makes ' + nameOf(box) + ' scroll sideways');
        // What is scrolled out of sight is not in anybody's way.
        if (top > edge.bottom - 1 || bottom < edge.top + 1) { isSeen = false; break; }
        limit = { left: Math.max(limit.left, edge.left), top: Math.max(limit.top, edge.top),
          right: Math.min(limit.right, edge.right), bottom: Math.min(limit.bottom, edge.bottom) };
        if (style.overflowY !== 'visible') break;
      }
      if (isChosenCut(style)) {
        limit = { ...limit, left: Math.max(limit.left, edge.left), right: Math.min(limit.right, edge.right) };
        break;
      }
      const isHidden = style.overflowX === 'hidden' || style.overflowX === 'clip';
      if (spills && (isHidden || isButton)) faults.push(shown + 'spills out of ' + nameOf(box) + ' sideways');
      const isCutBelow = (isHidden || isButton) && (bottom > edge.bottom + 3 || top < edge.top - 3);
      if (isCutBelow) faults.push(shown + 'spills out of ' + nameOf(box) + ' up or down');
      if (isHidden || style.position === 'fixed') break;
    }
    if (!isSeen) continue;
    if (right > width + 1 || left < -1) faults.push(shown + 'leaves the window');
    for (const rect of rects) {
      const part = { left: Math.max(rect.left, limit.left), right: Math.min(rect.right, limit.right),
        top: Math.max(rect.top, limit.top), bottom: Math.min(rect.bottom, limit.bottom) };
      if (part.right - part.left > 2 && part.bottom - part.top > 2) seen.push({ part, parent, shown });
    }
  }

  // Text over text, within one layer: dialogs and notices lie over the rest on purpose.
  const layerOf = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const { position, zIndex } = getComputedStyle(at);
      const floats = position === 'absolute' && zIndex !== 'auto';
      if (floats || position === 'fixed' || position === 'sticky' || at.matches('[role=dialog], [role=listbox]')) return at;
    }
    return document.body;
  };
  for (const piece of seen) piece.layer = layerOf(piece.parent);
  const isTop = ({ part, parent }) => {
    const at = document.elementFromPoint((part.left + part.right) / 2, (part.top + part.bottom) / 2);
    return at !== null && (at === parent || at.contains(parent) || parent.contains(at) ||
      at.closest('label, button, tr, li') === parent.closest('label, button, tr, li'));
  };
  for (let a = 0; a < seen.length; a += 1)
    for (let b = a + 1; b < seen.length; b += 1) {
      const one = seen[a]; const two = seen[b];
      if (one.parent === two.parent || one.layer !== two.layer) continue;
      const across = Math.min(one.part.right, two.part.right) - Math.max(one.part.left, two.part.left);
      const down = Math.min(one.part.bottom, two.part.bottom) - Math.max(one.part.top, two.part.top);
      if (across > 3 && down > 6 && isTop(one) && isTop(two)) faults.push(one.shown + 'lies over ' + two.shown);
    }
  for (const element of document.querySelectorAll('[aria-label], [placeholder], [title], [alt]'))
    for (const name of ['aria-label', 'placeholder', 'title', 'alt']) {
      const value = element.getAttribute(name);
      if (value !== null && missing.test(value)) faults.push(name + ' is not for people: "' + value + '"');
    }
  return [...new Set(faults)];
}`;
