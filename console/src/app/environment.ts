import { useEffect } from 'preact/hooks';
import { environmentId } from '../api/environment.ts';
import { type Environment, useEnvironments } from '../api/workspace.ts';
import { query, setQuery } from './router.ts';

const KEY = 'uptier.environment';

/** The environment of the address, else the one used last here, else the first. */
function choose(environments: readonly Environment[], wanted: readonly (string | null)[]): Environment | undefined {
  for (const id of wanted) {
    const found = environments.find((environment) => environment.id === id);
    if (found) return found;
  }
  return environments[0];
}

/** The environments, and the one the console looks at. */
export function useChosenEnvironment() {
  const read = useEnvironments();
  const environments = read.data?.environments ?? [];
  const chosen = choose(environments, [query.value.get('env'), localStorage.getItem(KEY)]);
  useEffect(() => {
    if (chosen) environmentId.value = chosen.id;
  }, [chosen?.id]);
  return { environments, chosen, read };
}

/** Looks at another environment from here on. */
export function switchEnvironment(id: string): void {
  // The address left behind names its environment too, so that going back shows the same as before.
  if (environmentId.value) setQuery({ env: environmentId.value });
  localStorage.setItem(KEY, id);
  setQuery({ env: id }, { replace: false });
}
