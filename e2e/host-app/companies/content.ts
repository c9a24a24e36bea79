import type { Line } from './companies.ts';

export type ReportTemplate = { readonly id: string; readonly name: string; readonly what: string };
export type DashboardTemplate = {
  readonly id: string;
  readonly name: string;
  readonly unit: '%' | '' | 'k';
  readonly base: number;
  readonly drift: number;
};
export type Content = {
  readonly reports: readonly ReportTemplate[];
  readonly dashboards: readonly DashboardTemplate[];
  readonly projects: readonly string[];
};

/** What a company of each line of business works on in Brightfold. */
export const contents: Readonly<Record<Line, Content>> = {
  logistics: {
    reports: [
      { id: 'client-delivery', name: 'Client delivery', what: 'On-time share and exceptions, per client' },
      { id: 'warehouse-moves', name: 'Warehouse moves', what: 'Inbound, outbound and dwell time' },
      { id: 'board-pack', name: 'Board pack', what: 'Twelve figures the board reads' },
      { id: 'late-orders', name: 'Late orders', what: 'Orders past their promise, with cause' },
      { id: 'carrier-scorecard', name: 'Carrier scorecard', what: 'Price, delay and damage by carrier' },
      { id: 'cost-per-drop', name: 'Cost per drop', what: 'Route cost over stops delivered' },
    ],
    dashboards: [
      { id: 'on-time', name: 'Delivered on time', unit: '%', base: 91, drift: 0.32 },
      { id: 'orders', name: 'Orders this week', unit: '', base: 940, drift: 31 },
      { id: 'dock-hours', name: 'Dock hours', unit: '', base: 312, drift: 4 },
      { id: 'claims', name: 'Damage claims', unit: '', base: 21, drift: -0.6 },
    ],
    projects: [
      'North hub',
      'South hub',
      'Cold chain',
      'Cross-dock pilot',
      'Returns',
      'Last mile',
      'Peak season',
      'Carrier tender',
      'Yard slots',
      'Customs',
    ],
  },
  agency: {
    reports: [
      { id: 'client-monthly', name: 'Client monthly', what: 'Spend, reach and result, one page per client' },
      { id: 'campaign-pacing', name: 'Campaign pacing', what: 'Budget burnt against days gone' },
      { id: 'channel-mix', name: 'Channel mix', what: 'What each channel brings, per client' },
      { id: 'creative-review', name: 'Creative review', what: 'Best and worst creative of the month' },
      { id: 'hours-margin', name: 'Hours and margin', what: 'Hours logged against the retainer' },
      { id: 'new-business', name: 'New business', what: 'Pitches, wins and pipeline' },
    ],
    dashboards: [
      { id: 'roas', name: 'Return on ad spend', unit: '%', base: 284, drift: 5 },
      { id: 'leads', name: 'Qualified leads this week', unit: '', base: 410, drift: 12 },
      { id: 'sessions', name: 'Client sessions', unit: 'k', base: 88, drift: 1.7 },
      { id: 'retainer', name: 'Retainer hours left', unit: '', base: 190, drift: -6 },
    ],
    projects: [
      'Sundara launch',
      'Oatwell retainer',
      'Fjord Hotels',
      'Pemba Coffee',
      'Civic Bank',
      'Lumen Lighting',
      'Tilia Health',
      'Roamly',
      'Hearth Bakery',
      'Velo Union',
    ],
  },
};

/** Twelve weekly values of a dashboard, the same on every visit of one account. */
export function seriesOf(dashboard: DashboardTemplate, accountId: string): readonly number[] {
  const scale = dashboard.unit === '%' ? 1 : 0.7 + (seedOf(accountId) % 60) / 100;
  return Array.from({ length: 12 }, (_, week) => {
    const wobble =
      ((seedOf(`${accountId}/${dashboard.id}/${week}`) % 100) / 100 - 0.5) *
      dashboard.base *
      (dashboard.unit === '%' ? 0.02 : 0.09);
    const value = (dashboard.base + dashboard.drift * week + wobble) * scale;
    return dashboard.unit === '' ? Math.round(value) : Math.round(value * 10) / 10;
  });
}

/** A small stable number of a text (FNV-1a, 32 bits). */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const unit of text) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}
