import { readFile } from 'node:fs/promises';
import type { Environment } from '@uptier/shared/engine/campaigns/moment.ts';
import { createApp } from '../../app.ts';
import type { Deps } from '../../http/deps.ts';
import { createNouns, type Nouns } from '../../nouns.ts';
import { eventsOf, type Person } from './crowd.ts';

const WHO = 'bench';
const MOST_EVENTS = 1000;

/** What a place is made on: a store of its own on disk, written as safely as in production. */
export type OpenedDeps = Deps & { close: () => Promise<void> };
/** Opens the store of that name; whoever opened all of them closes them. */
export type OpenStore = (name: string) => Promise<OpenedDeps>;

/** A whole server with one environment and the demo's catalog. */
export interface Place {
  deps: Deps;
  nouns: Nouns;
  environment: Environment;
  /** Builds a call, so that this need not be timed. */
  call(method: 'GET' | 'POST', path: string, body?: unknown, kind?: 'pk' | 'sk'): Request;
  /** Answers a call in this process; throws where that is refused. */
  answer(request: Request): Promise<string>;
}

export async function createPlace(deps: Deps): Promise<Place> {
  const nouns = createNouns(deps);
  const { environments } = await nouns.workspaces.create('Bench', [{ name: 'Bench', kind: 'development' }]);
  const id = environments[0]?.id ?? '';
  const environment = await nouns.environments.find(id);
  if (!environment) throw new Error('the environment was not made');
  const keys = (['pk', 'sk'] as const).map((kind) =>
    deps.store.keys.record(nouns.keys.row(id, kind, kind, keyOf(kind))),
  );
  await deps.store.write(keys);
  const catalog = JSON.parse(await readFile(new URL('../../../demo/catalog.json', import.meta.url), 'utf8'));
  await nouns.catalogs.write(id, { ...catalog, version: 0 }, WHO);
  const app = createApp(deps, nouns);
  return {
    ...{ deps, nouns, environment },
    call: (method, path, body, kind = 'sk') =>
      new Request(`http://bench.test${path}`, {
        method,
        headers: { authorization: `Bearer ${keyOf(kind)}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    async answer(request) {
      const answer = await app.request(request);
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${request.method} ${request.url} answered ${answer.status}: ${text}`);
      return text;
    },
  };
}

/** Puts campaigns live and answers their ids, in the order given. */
export async function publishAll({ nouns, environment }: Place, drafts: readonly object[]): Promise<string[]> {
  const ids: string[] = [];
  for (const draft of drafts) {
    const { id } = await nouns.campaigns.create(environment.id, draft, WHO);
    await nouns.campaigns.publish(environment.id, id, WHO);
    ids.push(id);
  }
  return ids;
}

export async function bringIn(place: Place, people: readonly Person[]): Promise<void> {
  const events = eventsOf(people, place.deps.now());
  for (let from = 0; from < events.length; from += MOST_EVENTS) {
    const some = events.slice(from, from + MOST_EVENTS);
    await place.answer(place.call('POST', '/v1/events', { events: some }));
  }
}

function keyOf(kind: 'pk' | 'sk'): string {
  return `${kind}_bench`;
}
