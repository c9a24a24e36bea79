import { paths } from '../../../app/paths.ts';
import { IconButton } from '../../../ui/button.tsx';
import { Status } from '../../../ui/status.tsx';
import { PauseButton } from '../pause-dialog.tsx';
import { PublishButton } from './publish-button.tsx';
import type { Draft, SaveState } from './use-draft.ts';

const WORDS: Readonly<Record<SaveState, string>> = {
  saved: 'saved',
  saving: 'saving…',
  unsaved: 'not saved yet',
  stale: 'changed elsewhere',
  refused: 'not saved',
};

/** What is being written, how it stands, and what can be done with it. */
export function EditorHead(props: {
  draft: Draft;
  faults: number;
  onRefused: (fields: Readonly<Record<string, string>>) => void;
}) {
  const { draft, faults, onRefused } = props;
  const { server } = draft;
  return (
    <div class="head editor-head">
      <div class="row tight">
        <h1>{draft.draft.name || 'Untitled'}</h1>
        <Status kind={server.status} />
        <span class="faint">·</span>
        <span class="muted" role="status">
          Draft {server.version}, {WORDS[draft.state]}
        </span>
        {server.publishedVersion !== null && (
          <a class="t12" href={paths.campaign(server.id)}>
            Results
          </a>
        )}
      </div>
      <div class="row tight">
        <IconButton icon="undo" label="Undo" onClick={draft.undo} aria-disabled={!draft.canUndo} />
        <IconButton icon="redo" label="Redo" onClick={draft.redo} aria-disabled={!draft.canRedo} />
        {server.status === 'live' && <PauseButton campaign={server} onPaused={(paused) => draft.accept(paused)} />}
        <PublishButton draft={draft} faults={faults} onRefused={onRefused} />
      </div>
    </div>
  );
}
