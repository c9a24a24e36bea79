import { isoOf, now } from './clock.ts';
import type { Core, Visit } from './core.ts';
import { parse } from './record.ts';

/** Reports a placement (`p…`) or a feature (`f…`) once a user, name and UTC day, over reloads and tabs. */
function report({ storage, put }: Core, { who }: Visit, day: string, asked: string): void {
  const name = asked.slice(1);
  const key = `m:${who}`;
  const known: unknown = parse(storage.find(key));
  const told = Array.isArray(known) && known[0] === day ? known : [day];
  if (!name || asked[0] === 'l' || told.includes(asked)) return;
  storage.save(key, JSON.stringify([...told, asked]));
  put({ type: 'moment', what: asked[0] === 'f' ? 'feature' : 'placement', name }, false);
}

/** Reports what the page asked for so far, and from now on whatever it asks for. */
export function reportMoments(core: Core, visit: Visit): void {
  const early = visit.asked instanceof Set ? visit.asked : [];
  // A page may ask with every frame: what was told here needs no look into the storage.
  const told = new Map<string, string>();
  visit.asked = {
    add(asked) {
      const day = String(isoOf(now())).slice(0, 10);
      if (told.get(asked) === day) return;
      told.set(asked, day);
      core.scope.safely(() => report(core, visit, day, asked));
    },
  };
  for (const { placement } of core.places) visit.asked.add(`p${placement}`);
  for (const asked of early) visit.asked.add(String(asked));
}
