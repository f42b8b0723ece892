import { describe, expect, it } from 'vitest';
import {
  PRINTER_PROFILES,
  type PrinterSettings,
  printerSettings,
} from '../../src/contract/printer-profiles.ts';
import { encodeJob, SEGMENTS_IN_FLIGHT } from '../../src/main/devices/printer/encode-job.ts';
import { renderReceiptSvg } from '../../src/main/features/devices/encoding/receipt-svg.ts';
import { MarkupPage } from '../../src/main/features/devices/rules/markup-page.ts';
import { receiptMarkup } from '../../src/main/features/devices/rules/receipt-markup.ts';
import { testPageMarkup } from '../../src/main/features/devices/rules/test-page-markup.ts';
import { interpretEscPos, paperText } from './interpret-escpos.ts';
import { longReceipt } from './receipt-samples.ts';

type Preset = keyof typeof PRINTER_PROFILES;

function settingsOf(preset: Preset, change: Partial<PrinterSettings> = {}): PrinterSettings {
  return { ...PRINTER_PROFILES[preset], preset, locale: 'es', ...change };
}

function bytesOf(settings: PrinterSettings, markup: string): Buffer {
  return Buffer.concat(encodeJob({ id: 1, kind: 'page', markup }, settings));
}

function testPage(settings: PrinterSettings): string {
  const { columns, locale } = settings;
  return testPageMarkup({ deviceName: 'Caja 1', columns, locale, fonts: settings });
}

function plain(svg: string): string {
  return svg.replace(/<[^>]*>/g, '');
}

describe('printer profiles', () => {
  it('what older versions kept gets the fonts and the window it had', () => {
    const kept = {
      columns: 48,
      hasCutter: true,
      hasDrawer: true,
      acknowledge: 'process-id',
      locale: 'zh-CN',
    };
    expect(printerSettings.parse(kept)).toEqual({
      ...kept,
      preset: 'custom',
      codePage: 'cp858',
      chinese: 'gb18030',
      drawerPin: 2,
      windowBytes: 1360,
    });
  });

  it.each(['epson-tm', 'star-escpos', 'generic-58', 'generic-80-chinese'] as const)(
    'case 14: the test page of %s is read back as its fonts can show it',
    (preset) => {
      const settings = settingsOf(preset);
      const paper = interpretEscPos(bytesOf(settings, testPage(settings)));
      const text = paperText(paper);
      const hasChinese = settings.chinese === 'gb18030';
      expect(text.includes('柜台小票打印测试')).toBe(hasChinese);
      expect(text).toContain('Señora Muñoz');
      expect(text).toContain('┌────┬────┐');
      expect(text).toContain('╔════╦════╗');
      expect(text).toContain(settings.codePage.toUpperCase());
      expect(paper.barcodes).toHaveLength(1);
      expect(paper.qrCodes).toEqual(['GUITAI-TEST-0001']);
      expect(paper.cuts).toBe(settings.hasCutter ? 1 : 0);
    },
  );

  it('case 15: a printer without a Chinese font is never switched to one, and columns stay', () => {
    const page = new MarkupPage(48);
    page.pair('王小明 José', '12.00', 6);
    const settings = settingsOf('epson-tm');
    const bytes = bytesOf(settings, page.toString());
    expect(bytes.includes(0x1c)).toBe(false);
    const [line = ''] = paperText(interpretEscPos(bytes)).split('\n');
    expect(line).toMatch(/^\?{6} José +12\.00$/);
    expect(line).toHaveLength(48);
  });

  it('the preview shows the question marks that the paper will have', () => {
    const page = new MarkupPage(48);
    page.left('王小明');
    const paper = { columns: 48, locale: 'es' } as const;
    expect(plain(renderReceiptSvg(page.toString(), paper))).toContain('王小明');
    const latin = plain(renderReceiptSvg(page.toString(), paper, settingsOf('epson-tm')));
    expect(latin).toContain('??????');
    expect(latin).not.toContain('王');
  });

  it('a code page without box drawing draws its rules with dashes', () => {
    const page = new MarkupPage(48);
    page.rule();
    const bytes = bytesOf(settingsOf('epson-tm', { codePage: 'cp1252' }), page.toString());
    expect(bytes.includes(Buffer.from([0x1b, 0x74, 16]))).toBe(true);
    expect(bytes.toString('latin1')).toContain('-'.repeat(48));
  });

  it('case 32: the drawer opens on the pin it is connected to', () => {
    const drawer = { id: 1, kind: 'drawer', markup: '' } as const;
    const kick = (drawerPin: 2 | 5) =>
      Buffer.concat(encodeJob(drawer, settingsOf('epson-tm', { drawerPin }))).toString('hex');
    expect(kick(2)).toBe('1b700019fa');
    expect(kick(5)).toBe('1b700119fa');
  });

  it('case 18: no more than the window is ever on its way, for the smallest printer too', () => {
    const markup = receiptMarkup(longReceipt(80), { columns: 32, locale: 'es', isCopy: false });
    const sizes = (windowBytes: PrinterSettings['windowBytes']) =>
      encodeJob({ id: 1, kind: 'page', markup }, settingsOf('generic-58', { windowBytes })).map(
        (segment) => segment.length,
      );
    for (const windowBytes of [512, 1360, 2720] as const) {
      expect(Math.max(...sizes(windowBytes))).toBeLessThanOrEqual(windowBytes / SEGMENTS_IN_FLIGHT);
    }
    expect(sizes(512).length).toBeGreaterThan(sizes(1360).length);
  });
});
