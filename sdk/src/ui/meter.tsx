import type { NudgeMeter } from '@uptier/shared/contracts/nudge.ts';
import type { ComponentChildren, JSX } from 'preact';
import { levelOf, Track, usedOf } from './evidence.tsx';
import { evidenceStyles } from './evidence-styles.ts';
import { formatDay } from './format.ts';
import { Icon, LOCK, WARN } from './icon.tsx';
import { paintInPlace } from './in-place.tsx';
import { meterStyles } from './meter-styles.ts';
import { meterWordsFor } from './meter-words.ts';
import { mount } from './mount.ts';
import { fill, numberWordsFor } from './number-words.ts';
import { Actions, Body } from './parts.tsx';
import { comeWithoutJump } from './room.ts';
import type { Paint, Theme, ViewProps } from './view.ts';

const icons = { near: WARN, full: LOCK };

interface BarProps {
  meter: NudgeMeter;
  locale: string;
  children?: ComponentChildren;
}

/** When the limit is reached, in words. */
function paceOf(meter: NudgeMeter, locale: string): string {
  const words = meterWordsFor(locale);
  const resets = formatDay(meter.resetsAt, locale);
  if (levelOf(meter) === 'full') return resets ? fill(words.fullUntil, { date: resets }) : words.full;
  const reached = formatDay(meter.reachedAt, locale);
  if (reached) return fill(words.reached, { date: reached });
  return resets && meter.max ? words.notReached : '';
}

/** Used, limit, reset and forecast: text and icon say it, colour repeats it. */
export function Bar({ meter, locale, children }: BarProps): JSX.Element {
  const level = levelOf(meter);
  const resets = formatDay(meter.resetsAt, locale);
  const pace = paceOf(meter, locale);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields
    <div class="u-box u-flat u-meter" part="box" role="group" aria-label={meter.name}>
      <div class="u-row">
        <span class="u-strong">
          <bdi>{meter.name}</bdi>
        </span>
        <span class="u-level" data-level={level}>
          {level === 'fine' ? null : <Icon path={icons[level]} />}
          <bdi>{usedOf(meter, locale)}</bdi>
        </span>
      </div>
      <Track meter={meter} locale={locale} thin />
      {pace || resets ? (
        <div class="u-small">
          <span>{pace}</span>
          {resets && level !== 'full' ? <span>{fill(numberWordsFor(locale).resets, { date: resets })}</span> : null}
        </div>
      ) : null}
      {children}
    </div>
  );
}

/** A meter with an author's words below. */
export function Meter(view: ViewProps): JSX.Element {
  const { meter, locale, content } = view.nudge;
  const bar: NudgeMeter = meter ?? {
    limit: '',
    name: content.title,
    used: 0,
    max: null,
    resetsAt: null,
    reachedAt: null,
  };
  return (
    <Bar meter={bar} locale={locale}>
      <Body text={content.body} />
      <Actions view={view} />
    </Bar>
  );
}

export const styles = [evidenceStyles, meterStyles];
export const paint: Paint = (request) => paintInPlace(Meter, request, styles);

export interface MeterHandle {
  draw(meter: NudgeMeter): void;
  unmount(): void;
}

/** A plain meter that an element keeps up to date; it is no nudge. */
export function mountMeter(parent: Element, theme: Theme | undefined, locale: string): MeterHandle {
  const mounted = mount(parent, { theme, locale, styles });
  const { host } = mounted;
  // Empty as it is, it would part the margins around it.
  host.hidden = true;
  return {
    draw(meter) {
      const isNew = host.hidden;
      host.hidden = false;
      mounted.draw(<Bar meter={meter} locale={locale} />);
      if (isNew) comeWithoutJump(parent, mounted);
    },
    unmount: mounted.unmount,
  };
}
