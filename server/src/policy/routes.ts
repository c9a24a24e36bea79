import { policySchema } from '@uptier/shared/contracts/policy.ts';
import { serverKey } from '../http/access.ts';
import { readAny } from '../http/body.ts';
import { actorOf } from '../http/context.ts';
import type { AddEndpoint } from '../http/endpoint.ts';
import type { Policies } from './policy.ts';

/** `/v1/policy`: the rules every campaign obeys, with the switch that stops all nudges. */
export function addPolicyRoutes(endpoint: AddEndpoint, policies: Policies): void {
  const shared = { tag: 'Policy', path: '/v1/policy', answer: policySchema };

  endpoint({ ...shared, method: 'get', access: serverKey('viewer'), summary: 'Read the policy' }, async (c) =>
    c.json(await policies.read(c.get('caller').environment.id)),
  );

  endpoint(
    { ...shared, method: 'put', access: serverKey('publisher'), summary: 'Change the policy', body: policySchema },
    async (c) => {
      const caller = c.get('caller');
      return c.json(await policies.write(caller.environment.id, await readAny(c), actorOf(caller)));
    },
  );
}
