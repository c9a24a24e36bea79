import type { JSX } from 'preact';
import { cardStyles } from './card-styles.ts';
import { Bullets, Evidence, Picture, Price, paragraphsOf } from './evidence.tsx';
import { evidenceStyles } from './evidence-styles.ts';
import { paintInPlace } from './in-place.tsx';
import { Actions, Body, peopleOf, Quiet, Title } from './parts.tsx';
import type { Paint, ViewProps } from './view.ts';

/** Wide when it is only words and actions; with a bar, a list or a picture everything stands in one column. */
export function Card(view: ViewProps): JSX.Element {
  const { content, meter } = view.nudge;
  const people = peopleOf(view);
  const isWide = !meter && !content.bullets?.length && !content.image && !view.nudge.requests?.count;
  return (
    <section class={isWide ? 'u-box u-flat u-card wide' : 'u-box u-flat u-card'} part="box" aria-labelledby="u-title">
      <div class="u-evidence">
        <Title>{content.title}</Title>
        {paragraphsOf(content).map((text) => (
          <Body key={text} text={text} />
        ))}
        {isWide ? <Price content={content} /> : null}
      </div>
      <Picture content={content} />
      {view.isHeaded ? people : null}
      <Evidence {...view} />
      <Bullets content={content} />
      {isWide ? null : <Price content={content} />}
      <Actions view={view}>
        <Quiet {...view} />
      </Actions>
      {view.isHeaded ? null : people}
    </section>
  );
}

export const styles = [evidenceStyles, cardStyles];
export const paint: Paint = (request) => paintInPlace(Card, request, styles);
