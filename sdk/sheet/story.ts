import type { Lease } from '@uptier/shared/contracts/decision.ts';
import type { Nudge, NudgeContent, NudgeMeter } from '@uptier/shared/contracts/nudge.ts';
import type { Direction } from './host-page.ts';

/** The day the sheet is taken on, so that it is the same on every other. */
export const TODAY = Date.UTC(2026, 10, 19, 12);
const inDays = (days: number): number => TODAY + days * 86_400_000;

const locales = { ltr: 'en', rtl: 'ar-EG' } as const;
const day = (dir: Direction, days: number): string =>
  new Intl.DateTimeFormat(locales[dir], { month: 'short', day: 'numeric' }).format(inDays(days));
const money = (dir: Direction, value: number): string =>
  new Intl.NumberFormat(locales[dir], { style: 'currency', currency: 'USD', maximumFractionDigits: 0 }).format(value);

export type SceneName = 'warning' | 'pitch' | 'modal' | 'toast' | 'tooltip' | 'ask' | 'card' | 'meter' | 'paywall';

const english: Record<SceneName, NudgeContent> = {
  warning: {
    title: '431 of 500 report runs used.',
    body: `At **23 a day** you reach 500 on **${day('ltr', 4)}**; they reset on ${day('ltr', 12)}.`,
    primary: { label: 'See options', url: '/billing' },
  },
  pitch: {
    title: 'Nine of ten seats work every week.',
    body: 'Two invitations are waiting. Pro has 20 seats for',
    price: `**${money('ltr', 599)} a month**,`,
    priceNote: 'about $147 today.',
    primary: { label: 'Upgrade to Pro', url: '/checkout' },
  },
  modal: {
    title: 'Your team ran 431 reports this month',
    body: `At **23 a day** you reach 500 on **${day('ltr', 4)}**, eight days before the reset.\nPro gives you **5,000 runs a month**, so Monday’s client reports keep going out.`,
    evidence: `At this pace: about 660 by ${day('ltr', 11)}`,
    bullets: ['Scheduled runs, every hour', 'API access, 100 calls a minute'],
    price: '$599 a month',
    priceNote: 'about $147 today for the rest of November',
    primary: { label: 'Upgrade to Pro', url: '/checkout' },
    secondary: { label: 'Compare tiers', url: '/tiers' },
  },
  toast: {
    title: 'Nine of ten seats work every week',
    body: 'Two invitations are waiting. Pro has 20 seats for',
    price: `${money('ltr', 599)} a month`,
    primary: { label: 'See Pro', url: '/checkout' },
  },
  tooltip: {
    title: 'You ran this 3 Mondays in a row',
    body: 'Schedule it and it arrives at 8:00 by itself. You already have this on Starter.',
    primary: { label: 'Schedule it' },
  },
  ask: {
    title: 'Six dashboards, opened 612 times in 30 days',
    body: `Someone refreshes them by hand **14 times a week**. Automations on Pro do it on the hour, for **${money('ltr', 599)} a month**.`,
    secondary: { label: 'How it works', url: '/automations' },
  },
  card: {
    title: 'See where Monday’s reports go',
    body: 'Your 431 reports this month went to **38 people**. Delivery tracking shows who opened them.',
    image: { src: '/art.svg', alt: 'A chart of opened reports' },
    bullets: ['Opens by person and by day', 'A reminder to those who did not'],
    price: '$599 a month',
    priceNote: 'about $147 today',
    primary: { label: 'Upgrade to Pro', url: '/checkout' },
    secondary: { label: 'Compare tiers', url: '/tiers' },
  },
  meter: { title: 'Report runs', primary: { label: 'See options', url: '/billing' } },
  paywall: {
    title: 'Pull reports into your own tools',
    body: 'Tom and you copied 118 exports by hand in 30 days. API access on Pro fetches them for you.',
    bullets: ['API access, 100 calls a minute', '5,000 report runs a month, now 500', '20 seats, now 10'],
    evidence: 'At this pace: 1,400 exports a year by hand',
    price: '$599 a month',
    priceNote: 'about $147 today for the rest of November',
    secondary: { label: 'Back to reports' },
  },
};

const n = (value: number): string => new Intl.NumberFormat(locales.rtl).format(value);
const price = `${money('rtl', 599)} في الشهر`;
const upgrade = { label: 'الترقية إلى Pro', url: '/checkout' };
const compare = { label: 'قارن الباقات', url: '/tiers' };
const arabic: Record<SceneName, NudgeContent> = {
  warning: {
    title: `استُخدم ${n(431)} من ${n(500)} تقرير.`,
    body: `بمعدل **${n(23)} في اليوم** تصلون إلى ${n(500)} في **${day('rtl', 4)}**؛ ويتجدد العدد في ${day('rtl', 12)}.`,
    primary: { label: 'عرض الخيارات', url: '/billing' },
  },
  pitch: {
    title: 'تسعة مقاعد من عشرة تعمل كل أسبوع.',
    body: `دعوتان في الانتظار. في Pro عدد ${n(20)} مقعدًا مقابل`,
    price: `**${price}**،`,
    priceNote: `نحو ${money('rtl', 147)} اليوم.`,
    primary: upgrade,
  },
  modal: {
    title: `أنجز فريقك ${n(431)} تقريرًا هذا الشهر`,
    body: `بمعدل **${n(23)} تقريرًا في اليوم** تصلون إلى ${n(500)} في **${day('rtl', 4)}**، قبل التجديد بثمانية أيام.\nتمنحكم باقة Pro عدد **${n(5000)} تقرير في الشهر**، فتستمر تقارير العملاء كل اثنين.`,
    evidence: `بهذا المعدل: نحو ${n(660)} حتى ${day('rtl', 11)}`,
    bullets: ['تشغيل مجدول كل ساعة', `واجهة برمجية، ${n(100)} طلب في الدقيقة`],
    price,
    priceNote: `نحو ${money('rtl', 147)} اليوم لبقية نوفمبر`,
    primary: upgrade,
    secondary: compare,
  },
  toast: {
    title: 'تسعة مقاعد من عشرة تعمل كل أسبوع',
    body: `دعوتان في الانتظار. في Pro عدد ${n(20)} مقعدًا مقابل`,
    price,
    primary: { label: 'عرض Pro', url: '/checkout' },
  },
  tooltip: {
    title: `شغّلتم هذا التقرير ${n(3)} مرات أيام الاثنين`,
    body: `اجعلوه مجدولًا ليصل الساعة ${n(8)}:٠٠ من تلقاء نفسه. هذا ضمن باقتكم Starter.`,
    primary: { label: 'جدولة التقرير' },
  },
  ask: {
    title: `ست لوحات فُتحت ${n(612)} مرة في ${n(30)} يومًا`,
    body: `يحدّثها أحدكم يدويًا **${n(14)} مرة في الأسبوع**. الأتمتة في Pro تفعل ذلك كل ساعة مقابل **${price}**.`,
    secondary: { label: 'كيف تعمل', url: '/automations' },
  },
  card: {
    title: 'اعرفوا إلى أين تصل تقارير الاثنين',
    body: `وصلت تقاريركم هذا الشهر، وعددها ${n(431)}، إلى **${n(38)} شخصًا**. يوضح تتبع التسليم من فتحها.`,
    image: { src: '/art.svg', alt: 'مخطط التقارير المفتوحة' },
    bullets: ['مرات الفتح حسب الشخص واليوم', 'تذكير لمن لم يفتحها'],
    price,
    priceNote: `نحو ${money('rtl', 147)} اليوم`,
    primary: upgrade,
    secondary: compare,
  },
  meter: { title: 'تشغيل التقارير', primary: { label: 'عرض الخيارات', url: '/billing' } },
  paywall: {
    title: 'اسحبوا التقارير إلى أدواتكم',
    body: `نسختم أنتم وTom عدد ${n(118)} ملفًا يدويًا في ${n(30)} يومًا. الواجهة البرمجية في Pro تجلبها لكم.`,
    bullets: [
      `واجهة برمجية، ${n(100)} طلب في الدقيقة`,
      `${n(5000)} تقرير في الشهر بدلًا من ${n(500)}`,
      `${n(20)} مقعدًا بدلًا من ${n(10)}`,
    ],
    evidence: `بهذا المعدل: ${n(1400)} نسخة يدوية في السنة`,
    price,
    priceNote: `نحو ${money('rtl', 147)} اليوم لبقية نوفمبر`,
    secondary: { label: 'العودة إلى التقارير' },
  },
};

const meterOf = (dir: Direction): NudgeMeter => ({
  limit: 'report_runs',
  name: dir === 'ltr' ? 'report runs' : 'تقرير',
  used: 431,
  max: 500,
  resetsAt: inDays(12),
  reachedAt: inDays(4),
});

const people = [
  { name: 'Tom Adeyemi', askedAt: inDays(-3) },
  { name: 'Lena Voss', askedAt: inDays(-1) },
  { name: 'Joel Marsh', askedAt: inDays(-1) },
];

const kinds: Partial<Record<SceneName, Lease['kind']>> = {
  warning: 'limit-warning',
  meter: 'limit-warning',
  tooltip: 'adoption',
};

/** The nudge of a scene, as the server would have filled it in. */
export function nudgeOf(scene: SceneName, dir: Direction): Pick<Lease, 'kind'> & { nudge: Nudge } {
  const content = (dir === 'ltr' ? english : arabic)[scene];
  const isAsking = scene === 'ask' || scene === 'paywall';
  const meter = { ...meterOf(dir), ...(scene === 'meter' ? { name: content.title } : {}) };
  const requests = { count: 3, askedAt: null, names: people.map(({ name }) => name), people, for: 'Pro' };
  return {
    kind: kinds[scene] ?? 'upgrade',
    nudge: {
      content,
      locale: locales[dir],
      action: isAsking ? 'ask' : 'upgrade',
      ...(scene === 'modal' || scene === 'meter' ? { meter } : {}),
      ...(scene === 'paywall' ? { requests } : {}),
    },
  };
}
