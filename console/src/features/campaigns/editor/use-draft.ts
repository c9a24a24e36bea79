import { useQueryClient } from '@tanstack/preact-query';
import type { Campaign, CampaignDraft } from '@uptier/shared/contracts/campaign.ts';
import { useEffect, useReducer, useRef, useState } from 'preact/hooks';
import { CAMPAIGNS, keepCampaign, readCampaign, saveDraft } from '../../../api/campaigns.ts';
import { ApiError } from '../../../api/problem.ts';
import { refresh } from '../../../api/query.ts';
import { say } from '../../../ui/toast.tsx';
import { draftOf, sendable } from './draft.ts';
import { begin, type Edit, edit, type History } from './history.ts';

const PAUSE_MS = 700;

export type SaveState = 'saved' | 'saving' | 'unsaved' | 'stale' | 'refused';

const reduce = (history: History<CampaignDraft>, change: Edit<CampaignDraft>) => edit(history, change);

/** What the server holds of a campaign, and writing to it one call at a time. */
function useServerCopy(campaign: Campaign, live: { current: CampaignDraft }) {
  const queries = useQueryClient();
  const [server, setServer] = useState(campaign);
  const [problem, setProblem] = useState<ApiError | null>(null);
  const [saving, setSaving] = useState(false);
  const held = useRef({ draft: live.current, version: campaign.version });
  const running = useRef<Promise<boolean> | null>(null);

  /**
   * What was written since `draft` stays unsaved. Without one only the campaign's standing has changed: the version stays
   * the one that was read, so that what somebody else wrote in between is still noticed.
   */
  const accept = (answer: Campaign, draft?: CampaignDraft) => {
    if (draft) held.current = { draft, version: answer.version };
    keepCampaign(queries, answer);
    setServer(answer);
    setProblem(null);
  };
  const write = async (): Promise<boolean> => {
    const draft = live.current;
    if (draft === held.current.draft) return true;
    setSaving(true);
    try {
      accept(await saveDraft(campaign.id, sendable(draft), held.current.version), draft);
      return true;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblem(error);
      return false;
    } finally {
      setSaving(false);
    }
  };
  /** Waits for what is under way, then writes what has come since. */
  const save = async (): Promise<boolean> => {
    while (running.current) await running.current;
    running.current = write();
    const done = await running.current.finally(() => {
      running.current = null;
    });
    return done && live.current !== held.current.draft ? await save() : done;
  };
  return { server, problem, saving, held, save, accept, refuse: setProblem, queries };
}
type ServerCopy = ReturnType<typeof useServerCopy>;

/** As the server refuses a draft that would be written over another one. */
const stale = () =>
  new ApiError({ title: 'Changed elsewhere', detail: 'Somebody else changed it.', status: 409, code: 'stale' });

/** Asks before a window with unsaved words closes; on the way to another page they are written. */
function useLeaving({ held, save, queries }: ServerCopy, live: { current: CampaignDraft }): void {
  useEffect(() => {
    const onLeave = (event: BeforeUnloadEvent) => {
      if (live.current !== held.current.draft) event.preventDefault();
    };
    window.addEventListener('beforeunload', onLeave);
    return () => {
      window.removeEventListener('beforeunload', onLeave);
      void save().then((done) => {
        if (!done) say(`The last changes of ${live.current.name || 'the draft'} could not be saved`);
        return refresh(queries, [CAMPAIGNS]);
      });
    };
  }, []);
}

/** What somebody else wrote: taken by itself while nothing was written here, else by choice. */
function useTheirs(
  campaign: Campaign,
  copy: ServerCopy,
  live: { current: CampaignDraft },
  show: (draft: CampaignDraft) => void,
) {
  const { held, saving, refuse } = copy;
  const take = (theirs: Campaign) => {
    const draft = draftOf(theirs);
    show(draft);
    copy.accept(theirs, draft);
  };
  useEffect(() => {
    if (campaign.version > held.current.version && !saving && live.current === held.current.draft) take(campaign);
  }, [campaign.version]);
  const withTheirs = (act: (theirs: Campaign) => unknown) =>
    readCampaign(campaign.id)
      .then(act)
      .catch((error: unknown) => {
        if (!(error instanceof ApiError)) throw error;
        refuse(error);
      });
  return {
    /** Whether the server holds what is seen here; another's draft shows as one that changed elsewhere. */
    isNewest: async () => {
      const isSame = (await readCampaign(campaign.id)).version === held.current.version;
      if (!isSame) refuse(stale());
      return isSame;
    },
    /** Puts mine over what somebody else wrote. */
    keepMine: () =>
      withTheirs((theirs) => {
        held.current = { draft: draftOf(theirs), version: theirs.version };
        refuse(null);
        return copy.save();
      }),
    /** Takes theirs; undo brings mine back. */
    takeTheirs: () => withTheirs(take),
  };
}

/** One draft being written: undo and redo, saved by itself, and nothing lost when somebody else writes too. */
export function useDraft(campaign: Campaign) {
  const [history, dispatch] = useReducer(reduce, draftOf(campaign), begin);
  const live = useRef(history.present);
  live.current = history.present;
  const copy = useServerCopy(campaign, live);
  const { server, problem, saving, held, save } = copy;
  const isStale = problem?.code === 'stale';
  const isDirty = history.present !== held.current.draft;

  useEffect(() => {
    if (!isDirty || isStale) return undefined;
    const timer = setTimeout(() => void save(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [history.present, isStale]);
  useLeaving(copy, live);
  const theirs = useTheirs(campaign, copy, live, (value) => dispatch({ kind: 'set', value, key: null, at: 0 }));

  const state: SaveState = isStale ? 'stale' : saving ? 'saving' : !isDirty ? 'saved' : problem ? 'refused' : 'unsaved';
  return {
    draft: history.present,
    server,
    problem,
    state,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    save,
    accept: copy.accept,
    set: (value: CampaignDraft, key: string | null = null) =>
      dispatch({ kind: 'set', value, key, at: performance.now() }),
    undo: () => dispatch({ kind: 'undo' }),
    redo: () => dispatch({ kind: 'redo' }),
    ...theirs,
  };
}
export type Draft = ReturnType<typeof useDraft>;
