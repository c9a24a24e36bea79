import { catalogSchema } from '@uptier/shared/contracts/catalog.ts';
import { serverKey } from '../http/access.ts';
import { readAny } from '../http/body.ts';
import { actorOf } from '../http/context.ts';
import type { AddEndpoint } from '../http/endpoint.ts';
import type { Catalogs } from './catalog.ts';

/** `/v1/catalog`: what is sold, as one versioned document. */
export function addCatalogRoutes(endpoint: AddEndpoint, catalogs: Catalogs): void {
  const shared = { tag: 'Catalog', path: '/v1/catalog', answer: catalogSchema };

  endpoint({ ...shared, method: 'get', access: serverKey('viewer'), summary: 'Read the catalog' }, async (c) =>
    c.json(await catalogs.read(c.get('caller').environment.id)),
  );

  endpoint(
    { ...shared, method: 'put', access: serverKey('publisher'), summary: 'Replace the catalog', body: catalogSchema },
    async (c) => {
      const caller = c.get('caller');
      return c.json(await catalogs.write(caller.environment.id, await readAny(c), actorOf(caller)));
    },
  );
}
