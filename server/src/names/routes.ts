import { seenNamesSchema } from '@uptier/shared/contracts/audience.ts';
import { serverKey } from '../http/access.ts';
import type { AddEndpoint } from '../http/endpoint.ts';
import type { Names } from './names.ts';

/** `GET /v1/names`: what conditions of an audience can be written of. */
export function addNameRoutes(endpoint: AddEndpoint, names: Names): void {
  endpoint(
    {
      method: 'get',
      path: '/v1/names',
      tag: 'Campaigns',
      access: serverKey('viewer'),
      summary: 'List the traits and events that were really sent',
      answer: seenNamesSchema,
    },
    async (c) => c.json(await names.read(c.get('caller').environment.id)),
  );
}
