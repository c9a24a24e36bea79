import type { Nudge } from '@uptier/shared/contracts/nudge.ts';
import type { JSX } from 'preact';
import { Bullets, Evidence, Picture, Price, paragraphsOf } from './evidence.tsx';
import { evidenceStyles } from './evidence-styles.ts';
import { holdFocus } from './focus.ts';
import { modalStyles } from './modal-styles.ts';
import { mountNudge } from './mount.ts';
import { Actions, Body, Close, peopleOf, Quiet, Title } from './parts.tsx';
import type { Paint, ViewProps } from './view.ts';

export function Modal(view: ViewProps): JSX.Element {
  const { content } = view.nudge;
  const [first, ...others] = paragraphsOf(content);
  const people = peopleOf(view);
  return (
    <div class="u-box u-modal u-in" part="box">
      <div class="u-head">
        <Title>{content.title}</Title>
        <div id="u-said">
          <Body text={first} />
        </div>
      </div>
      {view.isHeaded ? people : null}
      <Picture content={content} />
      <Evidence {...view} />
      {others.map((text) => (
        <Body key={text} text={text} />
      ))}
      <Bullets content={content} />
      <Price content={content} />
      <Actions view={view} />
      {view.isHeaded ? null : people}
      <div class="u-foot">
        <Quiet {...view} />
      </div>
      <Close {...view} />
    </div>
  );
}

export const styles = [evidenceStyles, modalStyles];

/** A native dialog: the only surface that traps focus. It gives focus back to where it was. */
export const paint: Paint = (request) => {
  const giveBack = holdFocus();
  const mounted = mountNudge(document.body, request, styles);
  // Out of the flow: one more child must not move a body that is a grid.
  mounted.host.dataset.at = 'modal';
  const cancel = (event: Event): void => {
    event.preventDefault();
    request.act('dismissed');
  };
  const update = (nudge: Nudge): void =>
    mounted.draw(
      <dialog
        class="u-dialog"
        aria-labelledby="u-title"
        aria-describedby="u-said"
        onCancel={cancel}
        onClose={() => request.act('dismissed')}
      >
        <Modal {...request} nudge={nudge} />
      </dialog>,
    );
  update(request.nudge);
  const dialog = mounted.inner.querySelector('dialog');
  dialog?.showModal();
  mounted.inner.querySelector<HTMLElement>('.u-actions .u-btn')?.focus({ preventScroll: true });
  return {
    element: mounted.host,
    update,
    close() {
      dialog?.close();
      mounted.unmount();
      giveBack();
    },
  };
};
