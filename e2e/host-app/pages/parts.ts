import { html } from 'hono/html';
import { initialsOf } from '../companies/people.ts';

export type Html = ReturnType<typeof html>;

export function icon(name: string): Html {
  return html`<svg class="icon" aria-hidden="true"><use href="/web/icons.svg#${name}"></use></svg>`;
}

export function face(name: string): Html {
  return html`<span class="face" aria-hidden="true">${initialsOf(name)}</span>`;
}

export function chip(text: string, kind = 'plain'): Html {
  return html`<span class="chip" data-kind="${kind}">${text}</span>`;
}

/** Bars of a weekly series, the newest one in full colour. */
export function bars(values: readonly number[], label: string): Html {
  const low = Math.min(...values);
  const span = Math.max(...values) - low || 1;
  const heights = values.map((value) => 14 + ((value - low) / span) * 58);
  return html`<svg class="bars" viewBox="0 0 300 76" preserveAspectRatio="none" role="img" aria-label="${label}">
    ${heights.map((height, index) => html`<rect x="${3 + index * 25}" y="${(76 - height).toFixed(1)}" width="17" height="${height.toFixed(1)}" rx="2"></rect>`)}
  </svg>`;
}

export function emptyState(title: string, text: string, action: Html | '' = ''): Html {
  return html`<div class="empty"><b>${title}</b><p>${text}</p>${action}</div>`;
}

/** A spot reserved for Uptier: our own words stand in it until a nudge does, and its size stays either way. */
export function reservedSlot(placement: string, title: string, text: string, action: Html | '' = ''): Html {
  return html`<uptier-slot placement="${placement}" class="home-slot"><div class="card week"><div><b>${title}</b><p>${text}</p></div>${action}</div></uptier-slot>`;
}

/** Whole units without cents, cents where they matter. */
export function money(amount: number, currency: string): string {
  const digits = amount % 100 === 0 ? 0 : 2;
  return new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(amount / 100);
}

export function count(value: number): string {
  return new Intl.NumberFormat('en-US').format(value);
}

export function day(at: number): string {
  return new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', timeZone: 'UTC' }).format(at);
}

export function longDay(at: number): string {
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' }).format(at);
}

/** "Today, 8:31", "Yesterday", or a date. */
export function when(at: number, now: number): string {
  const days = Math.floor(now / 86_400_000) - Math.floor(at / 86_400_000);
  const time = new Intl.DateTimeFormat('en-US', {
    hour: 'numeric',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'UTC',
  }).format(at);
  if (days <= 0) return `Today, ${time}`;
  return days === 1 ? 'Yesterday' : day(at);
}
