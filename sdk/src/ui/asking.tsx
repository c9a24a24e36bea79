import type { Nudge } from '@uptier/shared/contracts/nudge.ts';
import type { JSX } from 'preact';
import { formatAgo } from './ago.ts';
import { askingStyles } from './asking-styles.ts';
import { askingWordsFor } from './asking-words.ts';
import { formatDay, formatNumber } from './format.ts';
import { fill } from './number-words.ts';
import type { Asking, ViewProps } from './view.ts';

/** How many are named in rows and beside faces, and in a line. */
const [IN_ROWS, IN_LINE] = [3, 2];
/** From then on a request counts again, so it may be made again. */
const COOL_OFF_MS = 14 * 86_400_000;
/** A title that becomes the first sentence of a body ends like one. */
const ENDS = /\p{P}$/u;

interface Pool {
  /** "4 colleagues asked for SSO". */
  sentence: string;
  people: { name: string; ago: string }[];
  comma: string;
  /** "and 2 more"; empty when all are named. */
  more: string;
}

/** Colleagues who asked for the same, first to ask first; null where nobody did. */
function poolOf({ requests, locale }: Nudge, most: number): Pool | null {
  if (!requests?.count) return null;
  const { count, people, for: what } = requests;
  const words = askingWordsFor(locale);
  const sentence =
    count === 1 ? (what ? words.colleagueFor : words.colleague) : what ? words.colleaguesFor : words.colleagues;
  // "And 1 more" takes the room of the name itself.
  const named = people.slice(0, people.length === most + 1 && count === people.length ? count : most);
  const rest = count - named.length;
  return {
    sentence: fill(sentence, { n: formatNumber(count, locale), what }),
    people: named.map(({ name, askedAt }) => ({ name, ago: formatAgo(askedAt, Date.now(), locale) })),
    comma: words.comma,
    more: rest > 0 && named.length ? fill(words.more, { n: formatNumber(rest, locale) }) : '',
  };
}

const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase();

function Face({ name }: { name: string }): JSX.Element {
  return (
    <span class="u-face" aria-hidden="true">
      <bdi>{initialsOf(name)}</bdi>
    </span>
  );
}

/** "Ana, 2 days ago · Tom, yesterday and 2 more". */
function Names({ people, comma, more }: Pool): JSX.Element {
  return (
    <>
      {people.map(({ name, ago }, index) => (
        <>
          {index ? ' · ' : ''}
          <span class="u-who">
            <bdi>{name}</bdi>
            {comma}
            {ago}
          </span>
        </>
      ))}
      {more ? ` ${more}` : ''}
    </>
  );
}

/** One row for each, where their asking is what the nudge is about. */
function Rows({ people, more }: Pool): JSX.Element | null {
  return people.length ? (
    <ul class="u-reqs">
      {people.map(({ name, ago }) => (
        <li key={name}>
          <Face name={name} />
          <bdi>{name}</bdi>
          <span class="u-ago">{ago}</span>
        </li>
      ))}
      {more ? <li class="u-more">{more}</li> : null}
    </ul>
  ) : null;
}

/** Faces, the sentence, and who and when below it. */
function Faces(pool: Pool): JSX.Element {
  return (
    <div class="u-people">
      <span class="u-faces" aria-hidden="true">
        {pool.people.map(({ name }) => (
          <Face key={name} name={name} />
        ))}
      </span>
      <span>
        {pool.sentence}
        {pool.people.length ? (
          <span class="u-names">
            <Names {...pool} />
          </span>
        ) : null}
      </span>
    </div>
  );
}

/** "Asked on Nov 20"; empty when that is so long ago that asking again counts. */
function askedOn({ requests, locale }: Nudge): string {
  const at = requests?.askedAt;
  const isOver = !at || Date.now() - new Date(at).getTime() >= COOL_OFF_MS;
  return isOver ? '' : fill(askingWordsFor(locale).asked, { date: formatDay(at, locale) });
}

export const asking: Asking = {
  styles: askingStyles,
  Ask({ nudge, act }: ViewProps) {
    const asked = askedOn(nudge);
    return (
      <button
        type="button"
        class="u-btn main"
        part="primary"
        aria-disabled={Boolean(asked)}
        onClick={() => asked || act('requested')}
      >
        {asked || askingWordsFor(nudge.locale).ask}
      </button>
    );
  },
  head(nudge) {
    const pool = poolOf(nudge, 0);
    if (!pool) return nudge;
    const { title, body } = nudge.content;
    const lines = [`**${title}${ENDS.test(title) ? '' : '.'}**`, body].filter(Boolean);
    return { ...nudge, content: { ...nudge.content, title: pool.sentence, body: lines.join('\n') } };
  },
  Line({ nudge, isHeaded }: ViewProps) {
    const pool = poolOf(nudge, IN_LINE);
    if (!pool) return null;
    const { sentence, people } = pool;
    return (
      <span class="u-line">
        {isHeaded ? '' : sentence}
        {isHeaded || !people.length ? '' : ': '}
        <Names {...pool} />
        {people.length || !isHeaded ? '.' : ''}
      </span>
    );
  },
  People({ nudge, isHeaded }: ViewProps) {
    const pool = poolOf(nudge, isHeaded ? IN_ROWS : IN_LINE);
    if (!pool) return null;
    return isHeaded ? <Rows {...pool} /> : <Faces {...pool} />;
  },
};
