import type { Interval } from '../uptier/catalog.ts';

export type Line = 'agency' | 'logistics';
/** A fixed company of the demo and the situation it is in. */
export type Company = {
  readonly id: string;
  readonly name: string;
  readonly line: Line;
  readonly industry: string;
  readonly size: number;
  readonly timezone: string;
  readonly tier: string;
  readonly interval: Interval;
  readonly memberSinceDays: number;
  readonly renewsInDays: number | null;
  /** Report runs so far this month, and features in use. */
  readonly reportRuns: number;
  readonly uses: readonly string[];
  readonly seats: number;
  readonly projects: number;
  readonly owner: string;
  readonly member: string;
  readonly situation: string;
};

const STARTER_FEATURES = ['dashboards', 'report_export', 'comments', 'templates', 'scheduled_reports'];
const PRO_FEATURES = [...STARTER_FEATURES, 'slack_alerts', 'api_access', 'branding', 'client_portal'];

export const companies: readonly Company[] = [
  {
    id: 'northwind-labs',
    name: 'Northwind Labs',
    line: 'logistics',
    industry: 'logistics',
    size: 64,
    timezone: 'UTC',
    tier: 'starter',
    interval: 'month',
    memberSinceDays: 210,
    renewsInDays: null,
    reportRuns: 390,
    uses: STARTER_FEATURES,
    seats: 7,
    projects: 6,
    owner: 'Dana Whitfield',
    member: 'Priya Raman',
    situation: 'Starter, 78% of its report runs',
  },
  {
    id: 'harbor-pine',
    name: 'Harbor & Pine',
    line: 'agency',
    industry: 'agency',
    size: 22,
    timezone: 'UTC',
    tier: 'starter',
    interval: 'month',
    memberSinceDays: 164,
    renewsInDays: null,
    reportRuns: 490,
    uses: [...STARTER_FEATURES, 'slack_alerts'],
    seats: 6,
    projects: 7,
    owner: 'Marcus Lindqvist',
    member: 'Aoife Brennan',
    situation: 'Starter, 98% of its report runs',
  },
  {
    id: 'paperplane-studio',
    name: 'Paperplane Studio',
    line: 'agency',
    industry: 'agency',
    size: 11,
    timezone: 'UTC',
    tier: 'starter',
    interval: 'month',
    memberSinceDays: 95,
    renewsInDays: null,
    reportRuns: 355,
    uses: ['dashboards', 'report_export'],
    seats: 4,
    projects: 3,
    owner: 'Yuki Tanabe',
    member: 'Rafael Souza',
    situation: 'Starter, uses 2 of its 6 features',
  },
  {
    id: 'kestrel-freight',
    name: 'Kestrel Freight',
    line: 'logistics',
    industry: 'logistics',
    size: 240,
    timezone: 'UTC',
    tier: 'pro',
    interval: 'year',
    memberSinceDays: 335,
    renewsInDays: 30,
    reportRuns: 4180,
    uses: PRO_FEATURES,
    seats: 17,
    projects: 24,
    owner: 'Helen Osei',
    member: 'Tom Adeyemi',
    situation: 'Pro, a year that renews in 30 days',
  },
  {
    id: 'atlas-parcel',
    name: 'Atlas Parcel',
    line: 'logistics',
    industry: 'logistics',
    size: 180,
    timezone: 'UTC',
    tier: 'pro',
    interval: 'month',
    memberSinceDays: 402,
    renewsInDays: null,
    reportRuns: 2240,
    uses: PRO_FEATURES,
    seats: 23,
    projects: 19,
    owner: 'Ines Caballero',
    member: 'Joel Marsh',
    situation: 'Pro, 23 of 25 seats taken',
  },
  {
    id: 'meridian-group',
    name: 'Meridian Group',
    line: 'agency',
    industry: 'agency',
    size: 310,
    timezone: 'UTC',
    tier: 'pro-plus',
    interval: 'year',
    memberSinceDays: 480,
    renewsInDays: 250,
    reportRuns: 11_300,
    uses: [...PRO_FEATURES, 'approvals', 'sso', 'forecasting'],
    seats: 24,
    projects: 61,
    owner: 'Lena Voss',
    member: 'Sam Okafor',
    situation: 'Pro Plus, single sign-on unlocked',
  },
  {
    id: 'juniper-reporting',
    name: 'Juniper Reporting',
    line: 'agency',
    industry: 'agency',
    size: 3,
    timezone: 'UTC',
    tier: 'starter',
    interval: 'month',
    memberSinceDays: 1,
    renewsInDays: null,
    reportRuns: 0,
    uses: [],
    seats: 2,
    projects: 0,
    owner: 'Noor Haddad',
    member: 'Ben Castellan',
    situation: 'Starter since yesterday, nothing used yet',
  },
];
