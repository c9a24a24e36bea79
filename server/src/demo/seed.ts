import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Deps } from '../http/deps.ts';
import type { Nouns } from '../nouns.ts';
import { DEMO_OWNER, demoPlaces, demoStart } from './places.ts';

const WHO = 'demo';
const seededSchema = z.object({ startedAt: z.number() });
const campaignsSchema = z.array(z.looseObject({ name: z.string() }));

type Place = (typeof demoPlaces)[number];
type Seeding = Pick<
  Nouns,
  'environments' | 'keys' | 'identities' | 'catalogs' | 'policies' | 'campaigns' | 'workspaces'
>;

/**
 * Makes the demo's environments with their keys, catalog and live campaigns, as of the day its world begins. Answers that
 * day; a second start finds everything there. `nounsAt` gives the use cases at another moment.
 */
export async function seedDemo(
  { store, now }: Pick<Deps, 'store' | 'now'>,
  nounsAt: (now: () => number) => Seeding,
): Promise<number> {
  const seeded = seededSchema.safeParse(await store.settings.find('demo'));
  if (seeded.success) return seeded.data.startedAt;
  const startedAt = demoStart(now());
  const nouns = nounsAt(() => startedAt);
  if (!(await nouns.workspaces.find())) {
    const planned = demoPlaces.map(({ id, name }) => ({ id, name, kind: 'development' as const }));
    await nouns.workspaces.create('Brightfold', planned);
  }
  for (const place of demoPlaces) await seedPlace(store, nouns, place);
  await store.write([store.settings.save('demo', { startedAt })]);
  return startedAt;
}

/** Picks up where a start that was cut short left off. */
async function seedPlace(store: Deps['store'], nouns: Seeding, place: Place): Promise<void> {
  const { id, publicKey, secretKey, identitySecret, webhookSecret, hasCampaigns } = place;
  if ((await nouns.keys.list(id)).length === 0) {
    await store.write([
      store.keys.record(nouns.keys.row(id, 'pk', 'Demo public key', publicKey)),
      store.keys.record(nouns.keys.row(id, 'sk', 'Demo secret key', secretKey)),
      store.secrets.recordIdentity(nouns.identities.row(id, 'HS256', identitySecret)),
      store.secrets.saveWebhook({ environmentId: id, kind: 'stripe', secret: webhookSecret }),
    ]);
  }
  if ((await nouns.catalogs.read(id)).version === 0) {
    await nouns.catalogs.write(id, { ...(await readDemoFile('catalog.json', z.looseObject({}))), version: 0 }, WHO);
    await nouns.policies.write(id, { version: 0 }, WHO);
  }
  if (!hasCampaigns || (await nouns.campaigns.list(id)).length > 0) return;
  for (const draft of await readDemoFile('campaigns.json', campaignsSchema)) {
    const campaign = await nouns.campaigns.create(id, draft, WHO);
    if (draft.status !== 'draft') await nouns.campaigns.publish(id, campaign.id, WHO);
  }
}

/** The owner one signs in as; the password is the one told at every start. */
export async function seedOwner({ signIn }: Pick<Nouns, 'signIn'>, password: string): Promise<void> {
  const known = (await signIn.list()).find(({ email }) => email === DEMO_OWNER);
  if (known) await signIn.setPassword(known.id, password);
  else await signIn.create({ name: 'Dana Owner', email: DEMO_OWNER, role: 'owner', password });
}

async function readDemoFile<Schema extends z.ZodType>(name: string, schema: Schema): Promise<z.output<Schema>> {
  return schema.parse(JSON.parse(await readFile(new URL(`../../demo/${name}`, import.meta.url), 'utf8')));
}
