import type { ImportKind } from '../../../../contract/imports.ts';
import { fold } from './columns.ts';

type Names = Readonly<Record<string, readonly string[]>>;

/**
 * How other systems call their columns, in English, Chinese and Spanish, the surest name first. A
 * name that ends in `*` is the beginning of a column's name.
 */
const PURCHASES: Names = {
  receipt:
    'invoice|invoiceno|invoice no|receipt|receipt no|receipt number|transaction id|order id|order number|sale id|sale_id|ticket|小票号|单号|订单号|订单编号|流水号|交易号|收据号|小票編號|單號|訂單編號|factura|recibo|nº de ticket|número de venta|id de transacción|pedido'.split(
      '|',
    ),
  time: 'invoicedate|invoice date|sale_time|sale time|datetime|date time|timestamp|created at|transaction date|date|time|时间|日期|交易时间|销售时间|下单时间|時間|交易時間|fecha y hora|fecha|hora'.split(
    '|',
  ),
  member:
    'customer id|customer_id|customerid|customer reference id|member id|member no|member|card no|card number|loyalty id|会员号|会员卡号|会员编号|客户编号|顾客编号|會員編號|會員卡號|cliente id|id de cliente|código de cliente|nº de socio|socio'.split(
      '|',
    ),
  memberName:
    'customer name|member name|customer|会员姓名|会员名称|客户名称|姓名|會員姓名|nombre del cliente|cliente'.split(
      '|',
    ),
  product:
    'stockcode|stock code|sku|item_number|item number|product code|article no|barcode|ean|gtin|商品编码|商品编号|货号|商品条码|条码|商品編號|貨號|código|código de producto|referencia|artículo'.split(
      '|',
    ),
  productName:
    'description|product name|item name|item|product|name|商品名称|品名|商品|名称|商品名稱|descripción|producto|nombre'.split(
      '|',
    ),
  quantity: 'quantity|qty|quantity_purchased|units|count|数量|件数|數量|cantidad|unidades'.split(
    '|',
  ),
  unitPrice:
    'unitprice|unit price|price|item_unit_price|selling price|单价|售价|价格|單價|售價|precio unitario|precio'.split(
      '|',
    ),
  amount:
    'gross sales|gross amount|line total|subtotal|amount|金额|小计|销售额|金額|importe|total línea'.split(
      '|',
    ),
  discount:
    'discounts|discount|discount amount|优惠|折扣|优惠金额|折扣金额|優惠|descuento|descuentos'.split(
      '|',
    ),
  currency: 'currency|currency code|币种|货币|幣別|moneda|divisa'.split('|'),
};

const MEMBERS: Names = {
  name: 'name|full name|customer name|member name|姓名|会员姓名|名称|顾客姓名|會員姓名|nombre completo|nombre'.split(
    '|',
  ),
  external:
    'customer id|customer_id|person_id|square customer id|member id|id|reference id|会员编号|客户编号|编号|會員編號|id de cliente|código'.split(
      '|',
    ),
  card: 'card no|card number|card|account number|loyalty card|会员卡号|卡号|會員卡號|卡號|tarjeta|nº de tarjeta|número de tarjeta'.split(
    '|',
  ),
  phone:
    'phone|phone number|mobile|telephone|cell|手机|手机号|电话|手機|電話|teléfono|móvil|celular'.split(
      '|',
    ),
  email: 'email|e-mail|email address|邮箱|电子邮件|郵箱|電子郵件|correo|correo electrónico'.split(
    '|',
  ),
  birthday:
    'birthday|birth date|date of birth|dob|生日|出生日期|cumpleaños|fecha de nacimiento'.split('|'),
  tier: 'tier|level|grade|membership level|等级|级别|会员等级|等級|會員等級|nivel|categoría'.split(
    '|',
  ),
  joined:
    'joined|join date|created at|registered|first visit|入会日期|注册时间|开卡日期|入會日期|fecha de alta|alta'.split(
      '|',
    ),
  points:
    'points|point balance|loyalty points|积分|剩余积分|可用积分|積分|puntos|saldo de puntos'.split(
      '|',
    ),
  note: 'note|notes|memo|comments|备注|備註|notas|comentarios'.split('|'),
};

const PRODUCTS: Names = {
  sku: 'sku|item number|item_number|product code|stockcode|code|reference handle|货号|商品编码|商品编号|貨號|商品編號|código|referencia'.split(
    '|',
  ),
  name: 'item name|product name|name|description|title|商品名称|品名|名称|商品名稱|nombre|producto|descripción'.split(
    '|',
  ),
  barcode:
    'barcode|barcodes|ean|upc|gtin|条码|条形码|国际条码|條碼|código de barras|cód. barras'.split(
      '|',
    ),
  category:
    'category|categories|reporting category|department|类别|分类|品类|類別|分類|categoría|familia'.split(
      '|',
    ),
  brand: 'brand|manufacturer|品牌|marca'.split('|'),
  unit: 'unit|unit of measure|uom|单位|计量单位|單位|unidad|unidad de medida'.split('|'),
  price:
    'price|unit price|selling price|retail price|售价|零售价|单价|价格|售價|單價|precio|precio de venta|pvp'.split(
      '|',
    ),
  tax: 'tax percent|tax 1 percent|tax rate|tax %|tax|vat|税率|稅率|iva|impuesto'.split('|'),
  counter: 'counter|专柜|柜台|專櫃|mostrador|sección'.split('|'),
  supplier:
    'supplier|supplier name|supplier id|vendor|default vendor name|供应商|供货商|供應商|proveedor'.split(
      '|',
    ),
};

const NAMES: Readonly<Record<ImportKind, Names>> = {
  purchases: PURCHASES,
  members: MEMBERS,
  products: PRODUCTS,
};

/**
 * The columns that a file's titles suggest for the fields of a map. Each column is taken once;
 * fields that nothing fits are left out.
 */
export function suggestColumns(
  kind: ImportKind,
  header: readonly string[],
): Record<string, string | string[]> {
  const free = new Map(header.map((title) => [fold(title), title]));
  const found: Record<string, string | string[]> = {};
  for (const [field, names] of Object.entries(NAMES[kind])) {
    const name = names.find((wanted) => free.has(fold(wanted)));
    if (name === undefined) continue;
    found[field] = free.get(fold(name)) ?? name;
    free.delete(fold(name));
  }
  if (kind === 'purchases') return purchaseColumns(found, free);
  if (kind === 'members') return memberColumns(found, free);
  return found;
}

type Found = Record<string, string | string[]>;

/** A date and a time in columns of their own are one moment; a price or an amount, not both. */
function purchaseColumns(found: Found, free: ReadonlyMap<string, string>): Found {
  const time = free.get('time');
  if (typeof found['time'] === 'string' && fold(found['time']) === 'date' && time !== undefined) {
    found['time'] = [found['time'], time];
  }
  if (found['unitPrice'] !== undefined) delete found['amount'];
  if (found['product'] === undefined && found['productName'] !== undefined) {
    found['product'] = found['productName'];
  }
  return found;
}

/** A first name and a last name in columns of their own are one name. */
function memberColumns(found: Found, free: ReadonlyMap<string, string>): Found {
  const [first, last] = ['first name', 'last name'].map((name) => free.get(name));
  if (first !== undefined && last !== undefined) found['name'] = [first, last];
  return found;
}

const DAY_FIRST = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ T]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;
const YEAR_FIRST = /^(\d{4})([/.])(\d{1,2})\2(\d{1,2})(?:[ T]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;

/**
 * The format of times that are not ISO 8601, by some of them; undefined when they are, or when
 * nothing fits. Day and month change places when one of the numbers is above twelve.
 */
export function suggestTimeFormat(samples: readonly string[]): string | undefined {
  const texts = samples.map((text) => text.trim()).filter((text) => text !== '');
  const slashed = texts.map((text) => YEAR_FIRST.exec(text)).find((match) => match !== null);
  if (slashed !== undefined && slashed !== null) {
    const sign = slashed[2] ?? '/';
    return `yyyy${sign}M${sign}d${clockOf(slashed[5], slashed[7])}`;
  }
  const matches = texts.map((text) => DAY_FIRST.exec(text)).filter((match) => match !== null);
  const [match] = matches;
  if (match === undefined) return undefined;
  const sign = /[/.-]/.exec(match[0])?.[0] ?? '/';
  const isDayFirst = matches.some((some) => Number(some[1]) > 12) || sign === '.';
  const day = isDayFirst ? `d${sign}M${sign}yyyy` : `M${sign}d${sign}yyyy`;
  return `${day}${clockOf(match[4], match[6])}`;
}

function clockOf(hour: string | undefined, second: string | undefined): string {
  if (hour === undefined) return '';
  return second === undefined ? ' H:mm' : ' H:mm:ss';
}
