import type { Router } from '../http/context.ts';
import type { Metrics } from '../http/metrics.ts';

/** `/metrics` in the text format of Prometheus. */
export function addMetricRoutes(router: Router, { registry }: Metrics): void {
  router.get('/metrics', async (c) => c.body(await registry.metrics(), 200, { 'Content-Type': registry.contentType }));
}
