import type { ComponentChildren, JSX } from 'preact';
import { CLOSE, Icon } from './icon.tsx';
import { nudgeLink } from './link.ts';
import type { ViewProps } from './view.ts';
import { wordsFor } from './words.ts';

/** Text with `**strong**` parts. Strong parts are isolated, so that a price keeps its own direction. */
export function Rich({ text }: { text: string }): JSX.Element {
  const parts = text.split('**');
  return (
    <>
      {parts.map((part, index) =>
        index % 2 ? (
          <b key={part}>
            <bdi>{part}</bdi>
          </b>
        ) : (
          part
        ),
      )}
    </>
  );
}

export function Title({ children }: { children: ComponentChildren }): JSX.Element {
  return (
    <h2 class="u-title" id="u-title" part="title">
      {children}
    </h2>
  );
}

export function Body({ text }: { text: string | undefined }): JSX.Element | null {
  return text ? (
    <p class="u-body" part="body">
      <Rich text={text} />
    </p>
  ) : null;
}

export function Close({ nudge, act }: ViewProps): JSX.Element {
  return (
    <button
      type="button"
      class="u-x"
      part="close"
      aria-label={wordsFor(nudge.locale).close}
      onClick={() => act('dismissed')}
    >
      <Icon path={CLOSE} />
    </button>
  );
}

/** Colleagues who asked for the same: in a line, or with their faces where there is room. */
export function lineOf(view: ViewProps): JSX.Element | null {
  return view.asking && <view.asking.Line {...view} />;
}

export function peopleOf(view: ViewProps): JSX.Element | null {
  return view.asking && <view.asking.People {...view} />;
}

/** "Not now" and "Never for this", as words. */
export function Quiet({ nudge, act }: ViewProps): JSX.Element {
  const words = wordsFor(nudge.locale);
  return (
    <span class="u-quiet" part="quiet">
      <button type="button" class="u-btn link" onClick={() => act('snoozed')}>
        {nudge.content.dismiss?.label ?? words.notNow}
      </button>
      <button type="button" class="u-btn link" onClick={() => act('never')}>
        {nudge.content.never?.label ?? words.never}
      </button>
    </span>
  );
}

interface ActionProps {
  view: ViewProps;
  which: 'primary' | 'secondary';
  main: boolean;
}

function Action({ view, which, main }: ActionProps): JSX.Element | null {
  const action = view.nudge.content[which];
  if (!action) return null;
  const look = { class: main ? 'u-btn main' : 'u-btn', part: which, onClick: () => view.act(which) };
  const href = action.url ? nudgeLink(action.url, view.decisionId, document.baseURI) : null;
  return href ? (
    <a {...look} href={href}>
      {action.label}
    </a>
  ) : (
    <button type="button" {...look}>
      {action.label}
    </button>
  );
}

/** The actions of a nudge, and what stands beside them. A warning sells nothing: its action is plain unless it fills the limit. */
export function Actions({ view, children }: { view: ViewProps; children?: ComponentChildren }): JSX.Element | null {
  const { action, content } = view.nudge;
  const Ask = view.kind === 'upgrade' && action === 'ask' && view.asking?.Ask;
  if (!Ask && !content.primary && !content.secondary && !children) return null;
  return (
    <div class="u-actions" part="actions">
      {Ask ? <Ask {...view} /> : <Action view={view} which="primary" main={view.kind !== 'limit-warning'} />}
      <Action view={view} which="secondary" main={false} />
      {children}
    </div>
  );
}
