import { addAuditRoutes } from './audit/routes.ts';
import { createDryRun } from './campaigns/dry-run.ts';
import { addDryRunRoutes } from './campaigns/dry-run-routes.ts';
import { createPreview } from './campaigns/preview.ts';
import { addPreviewRoutes } from './campaigns/preview-routes.ts';
import { addCampaignRoutes } from './campaigns/routes.ts';
import { addCatalogRoutes } from './catalog/routes.ts';
import { addDecisionRoutes } from './decisions/routes.ts';
import { addStatusRoutes } from './demo/routes.ts';
import { addDocRoutes } from './docs/routes.ts';
import { addEnvironmentRoutes } from './environments/routes.ts';
import { addMetricRoutes } from './health/metric-routes.ts';
import { addHealthRoutes } from './health/routes.ts';
import { createRouter, type Router } from './http/context.ts';
import { cors } from './http/cors.ts';
import type { Deps } from './http/deps.ts';
import { createEndpoints } from './http/endpoint.ts';
import { answerFailures, answerMissing } from './http/failures.ts';
import { keepPrivate } from './http/private.ts';
import { sayWhatToWrite } from './http/sentences.ts';
import { addIdentityRoutes } from './identity/routes.ts';
import { addIntakeRoutes } from './intake.ts';
import { addKeptDecisionRoutes } from './kept-decisions/routes.ts';
import { addKeyRoutes } from './keys/routes.ts';
import { addMemberRoutes } from './members/routes.ts';
import { addSessionRoutes } from './members/sessions.ts';
import { addNameRoutes } from './names/routes.ts';
import { createNouns, type Nouns } from './nouns.ts';
import { addPages } from './pages.ts';
import { addPolicyRoutes } from './policy/routes.ts';
import { addAdoptionRoutes } from './reports/adoption-routes.ts';
import { createBaseRate } from './reports/base-rate.ts';
import { addGateReportRoutes } from './reports/gates-routes.ts';
import { addHoldoutRoutes } from './reports/holdout-routes.ts';
import { addReportRoutes } from './reports/routes.ts';

/**
 * The server as a function of what it is given. Every request goes: CORS, admission (key, token or session), body against
 * its contract, the noun's use case, one store write, the answer; whatever is thrown becomes problem JSON.
 *
 * @example const answer = await createApp(deps).request('/v1/catalog', { headers: { authorization: 'Bearer sk_…' } });
 */
export function createApp(deps: Deps, nouns: Nouns = createNouns(deps)): Router {
  sayWhatToWrite();
  const router = createRouter();
  router.use(nouns.metrics.requests());
  router.use('/v1/*', cors(), keepPrivate());
  router.use('/api/*', keepPrivate());
  router.onError(answerFailures(deps.log));
  router.notFound(answerMissing(router));

  const { endpoint, definitions } = createEndpoints(router, nouns.callers);
  addHealthRoutes(endpoint, deps);
  addMetricRoutes(router, nouns.metrics);
  addStatusRoutes(endpoint, nouns.demo);
  addSessionRoutes(router, nouns.signIn, deps);
  addMemberRoutes(endpoint, { ...nouns, findWorkspace: nouns.workspaces.find });
  addEnvironmentRoutes(endpoint, nouns.environments);
  addKeyRoutes(endpoint, nouns.keys);
  addIdentityRoutes(endpoint, nouns.identities);
  addCatalogRoutes(endpoint, nouns.catalogs);
  addPolicyRoutes(endpoint, nouns.policies);
  addPreviewRoutes(endpoint, previewOf(deps, nouns));
  addCampaignRoutes(endpoint, nouns.campaigns);
  addDryRunRoutes(endpoint, dryRunOf(deps, nouns));
  addNameRoutes(endpoint, nouns.names);
  addAuditRoutes(endpoint, deps);
  addIntakeRoutes(endpoint, nouns.intake, nouns.callers);
  addDecisionRoutes(endpoint, nouns.decisions);
  addKeptDecisionRoutes(endpoint, {
    ...deps,
    settle: nouns.settle,
    findCompiledAt: nouns.live.readAt,
    listTurns: nouns.listTurns,
  });
  addReportRoutes(endpoint, nouns.reports);
  addAdoptionRoutes(endpoint, { ...nouns.reports, findCompiled: nouns.live.read });
  addHoldoutRoutes(endpoint, { ...nouns.reports, findCompiled: nouns.live.read });
  addGateReportRoutes(endpoint, { ...deps, settle: nouns.settle });
  addDocRoutes(router, definitions);
  addPages(router, deps.config);
  return router;
}

function previewOf(deps: Deps, { live, catalogs, policies, subjects }: Nouns) {
  const { read: findCompiled } = live;
  const [readCatalog, readPolicy, readSubject] = [catalogs.read, policies.read, subjects.read];
  return createPreview({ ...deps, findCompiled, readCatalog, readPolicy, readSubject });
}

function dryRunOf(deps: Deps, { live, names, reports, settle }: Nouns) {
  const [findCompiled, listNames, findBaseRate] = [live.read, names.list, createBaseRate(reports)];
  return createDryRun({ ...deps, settle, findCompiled, listNames, findBaseRate });
}
