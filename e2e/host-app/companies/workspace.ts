import type { Company, Line } from './companies.ts';
import { contents, type DashboardTemplate, type ReportTemplate, seedOf } from './content.ts';
import { type Member, staffOf } from './people.ts';

export type Report = ReportTemplate & {
  readonly owner: string;
  readonly lastRunAt: number | null;
  readonly runs: number;
};
export type Schedule = {
  readonly id: string;
  readonly report: string;
  readonly when: string;
  readonly to: string;
  readonly slack: boolean;
};
export type Comment = { readonly author: string; readonly text: string; readonly at: number };
export type Dashboard = DashboardTemplate & { readonly comments: readonly Comment[] };
export type ApiKey = { readonly id: string; readonly name: string; readonly hint: string; readonly at: number };
/** Everything one account has in Brightfold; lives as long as the process. */
export type Workspace = {
  readonly id: string;
  readonly name: string;
  readonly line: Line;
  readonly timezone: string;
  tier: string | null;
  members: readonly Member[];
  reports: readonly Report[];
  schedules: readonly Schedule[];
  dashboards: readonly Dashboard[];
  projects: readonly string[];
  apiKeys: readonly ApiKey[];
};

const HOUR = 3_600_000;

/** The workspace of a fixed company as it stands when the process starts. */
export function openWorkspace(company: Company, now: number): Workspace {
  const content = contents[company.line];
  const members = staffOf(company);
  const isNew = company.reportRuns === 0;
  const reports = content.reports.map((report, index) => ({
    ...report,
    owner: members[(seedOf(company.id) + index) % members.length]?.name ?? company.owner,
    lastRunAt: isNew ? null : now - (1 + index * index * 7) * HOUR,
    runs: isNew ? 0 : Math.round((company.reportRuns * (6 - index)) / 21),
  }));
  return {
    id: company.id,
    name: company.name,
    line: company.line,
    timezone: company.timezone,
    tier: company.tier,
    members,
    reports,
    schedules: company.uses.includes('scheduled_reports') ? firstSchedules(reports, company) : [],
    dashboards: (isNew ? [] : content.dashboards).map((dashboard, index) => ({
      ...dashboard,
      comments: firstComments(index, members, now),
    })),
    projects: projectNames(company.projects, content.projects),
    apiKeys: company.uses.includes('api_access')
      ? [{ id: 'key-1', name: 'Warehouse sync', hint: 'bf_live_…7Qd2', at: now - 900 * HOUR }]
      : [],
  };
}

function firstSchedules(reports: readonly Report[], company: Company): Schedule[] {
  const slack = company.uses.includes('slack_alerts');
  const times = ['Mondays, 8:00', 'Every workday, 7:30', 'First of the month, 9:00'];
  return times.map((when, index) => ({
    id: `schedule-${index + 1}`,
    report: reports[index]?.name ?? 'Report',
    when,
    to: index === 0 ? 'All client contacts' : 'Leadership',
    slack: slack && index === 0,
  }));
}

function firstComments(index: number, members: readonly Member[], now: number): Comment[] {
  const author = members[1]?.name;
  if (index !== 0 || !author) return [];
  return [{ author, text: 'The dip in week 5 is the bank holiday, not us.', at: now - 26 * HOUR }];
}

function projectNames(count: number, names: readonly string[]): string[] {
  return Array.from({ length: count }, (_, index) => {
    const round = Math.floor(index / names.length);
    return `${names[index % names.length] ?? 'Project'}${round > 0 ? ` ${2027 - round}` : ''}`;
  });
}
