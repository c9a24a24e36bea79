import type { NudgeContent, NudgeMeter } from '@uptier/shared/contracts/nudge.ts';
import type { JSX } from 'preact';
import { formatDay, formatNumber } from './format.ts';
import { CHECK, Icon } from './icon.tsx';
import { fill, numberWordsFor } from './number-words.ts';
import { Rich } from './parts.tsx';
import type { ViewProps } from './view.ts';

export type Level = 'fine' | 'near' | 'full';

/** How near a limit is: near from 80 %, full at 100 %. */
export function levelOf(meter: NudgeMeter): Level {
  if (!meter.max) return 'fine';
  if (meter.used >= meter.max) return 'full';
  return meter.used * 100 >= meter.max * 80 ? 'near' : 'fine';
}

interface TrackProps {
  meter: NudgeMeter;
  locale: string;
  thin?: boolean;
}

/** The bar: solid is used, hatched is where this pace leads at the reset. */
export function Track({ meter, locale, thin }: TrackProps): JSX.Element | null {
  if (!meter.max) return null;
  const used = Math.min(meter.used, meter.max);
  const level = levelOf(meter);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a meter element draws itself, in colours of its own
    <div
      class={thin ? 'u-track thin' : 'u-track'}
      part="track"
      data-level={level}
      role="meter"
      aria-label={meter.name}
      aria-valuemin={0}
      aria-valuemax={meter.max}
      aria-valuenow={used}
      aria-valuetext={`${usedOf(meter, locale)} ${meter.name}`}
    >
      {meter.reachedAt && level !== 'full' ? <i class="ahead" style={{ inlineSize: '100%' }} /> : null}
      <i style={{ inlineSize: `${(used / meter.max) * 100}%` }} />
    </div>
  );
}

export function usedOf(meter: NudgeMeter, locale: string): string {
  const used = formatNumber(meter.used, locale);
  if (meter.max === null) return used;
  return fill(numberWordsFor(locale).of, { n: used, max: formatNumber(meter.max, locale) });
}

/** The account's own numbers, drawn: the meter where there is one, and the author's evidence line. */
export function Evidence({ nudge }: ViewProps): JSX.Element | null {
  const { meter, locale, content } = nudge;
  if (!meter && !content.evidence) return null;
  const words = numberWordsFor(locale);
  const resets = meter ? formatDay(meter.resetsAt, locale) : '';
  return (
    <div class="u-panel u-evidence" part="evidence">
      {meter ? (
        <>
          <div class="u-row">
            <span>
              {usedOf(meter, locale)} <bdi>{meter.name}</bdi>
            </span>
            {resets ? <span>{fill(words.resets, { date: resets })}</span> : null}
          </div>
          <Track meter={meter} locale={locale} />
        </>
      ) : null}
      {content.evidence ? (
        <p class="u-small">
          <Rich text={content.evidence} />
        </p>
      ) : null}
    </div>
  );
}

export function Price({ content }: { content: NudgeContent }): JSX.Element | null {
  return content.price ? (
    <div class="u-price" part="price">
      <strong>{content.price}</strong>
      {content.priceNote ? <span>{content.priceNote}</span> : null}
    </div>
  ) : null;
}

export function Bullets({ content }: { content: NudgeContent }): JSX.Element | null {
  return content.bullets?.length ? (
    <ul class="u-list" part="list">
      {content.bullets.map((bullet) => (
        <li key={bullet}>
          <Icon path={CHECK} />
          <span>
            <Rich text={bullet} />
          </span>
        </li>
      ))}
    </ul>
  ) : null;
}

export function Picture({ content }: { content: NudgeContent }): JSX.Element | null {
  return content.image ? <img class="u-image" part="image" src={content.image.src} alt={content.image.alt} /> : null;
}

/** The paragraphs of a body: the first says what is so, the others what to do. */
export function paragraphsOf(content: NudgeContent): string[] {
  return (content.body ?? '').split(/\n+/).filter(Boolean);
}
