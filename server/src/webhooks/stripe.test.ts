import Stripe from 'stripe';
import { describe, expect, it } from 'vitest';
import { createWorld, NOON } from '../tests/world.ts';

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const SECRET = 'whsec_dev';
const created = (ago: number) => (NOON - ago) / SECOND;

let count = 0;
const item = (price: string, more: object = {}, recurring: object = {}) => ({
  id: 'si_1',
  quantity: 1,
  price: {
    id: price,
    currency: 'usd',
    unit_amount: 59900,
    recurring: { interval: 'month', interval_count: 1, ...recurring },
  },
  ...more,
});
const subscription = (items: object[], more: object = {}) => ({
  ...{ id: 'sub_1', object: 'subscription', customer: 'cus_1', status: 'active', currency: 'usd', discounts: [] },
  ...{ metadata: { accountId: 'acme' }, items: { object: 'list', data: items } },
  ...more,
});
const event = (what: 'created' | 'updated' | 'deleted', object: object, ago = HOUR, id = `evt_${++count}`) => ({
  ...{ id, object: 'event', type: `customer.subscription.${what}`, created: created(ago), data: { object } },
});

async function createBilling() {
  const world = await createWorld();
  const { store, app, clock } = world;
  for (const environmentId of ['dev', 'prod']) {
    await store.write([store.secrets.saveWebhook({ environmentId, kind: 'stripe', secret: `whsec_${environmentId}` })]);
  }
  const post = async (body: object, { secret = SECRET, signedAt = clock.now, header = '' } = {}) => {
    const payload = JSON.stringify(body);
    const timestamp = Math.floor(signedAt / SECOND);
    const signature = header || Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp });
    const answer = await app.request('/v1/webhooks/stripe', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(header === '-' ? {} : { 'stripe-signature': signature }) },
      body: payload,
    });
    return { status: answer.status, body: JSON.parse(await answer.text()) };
  };
  const account = async (id = 'acme', key = 'sk_dev') =>
    (await world.call('GET', `/v1/accounts/${id}`, undefined, key)).body;
  const movements = async (id = 'acme') => (await world.call('GET', `/v1/accounts/${id}/movements`)).body.movements;
  return { ...world, post, account, movements };
}

describe('a subscription', () => {
  it('becomes the plan of the account it names, at the end of its second', async () => {
    const { post, account, movements } = await createBilling();
    expect(await post(event('created', subscription([item('price_pro')])))).toEqual({
      status: 200,
      body: { received: true },
    });
    expect(await account()).toMatchObject({ tier: 'pro', mrr: 59900, currency: 'usd', seats: null });
    expect((await account()).traits.stripeCustomerId).toBe('cus_1');
    expect(await movements()).toMatchObject([
      { kind: 'new', toTier: 'pro', mrrAfter: 59900, at: new Date(NOON - HOUR + 999).toISOString() },
    ]);
  });

  it('that was told twice counts once', async () => {
    const { post, movements } = await createBilling();
    const told = event('created', subscription([item('price_pro')]));
    for (let times = 0; times < 3; times++) expect((await post(told)).status).toBe(200);
    expect(await movements()).toHaveLength(1);
  });

  it('ends on the same plans whatever the order of arrival', async () => {
    const steps = [
      event('created', subscription([item('price_starter', { quantity: 1 })]), 3 * HOUR),
      event('updated', subscription([item('price_pro')]), 3 * HOUR),
      event('updated', subscription([item('price_pro', { quantity: 3 })]), 2 * HOUR),
      event('deleted', subscription([item('price_pro', { quantity: 3 })], { status: 'canceled' }), 2 * HOUR),
    ];
    const orders = [
      [0, 1, 2, 3],
      [3, 2, 1, 0],
      [2, 0, 3, 1],
    ];
    const ends: { account: object; movements: { kind: string }[] }[] = [];
    for (const order of orders) {
      const { post, account, movements } = await createBilling();
      for (const index of order) await post(steps[index] ?? {});
      ends.push({ account: await account(), movements: await movements() });
    }
    expect(ends[1]).toEqual(ends[0]);
    expect(ends[2]).toEqual(ends[0]);
    expect(ends[0]?.account).toMatchObject({ tier: 'pro', mrr: 0 });
    expect(ends[0]?.movements.map(({ kind }) => kind)).toEqual(['new', null, 'expansion', 'churn']);
  });

  it('keeps the account paying while another one is still live', async () => {
    const { post, account, movements } = await createBilling();
    const old = subscription([item('price_starter')], { id: 'sub_old' });
    await post(event('created', old, 3 * HOUR));
    await post(event('created', subscription([item('price_pro')], { id: 'sub_new' }), 2 * HOUR));
    await post(event('deleted', { ...old, status: 'canceled' }, HOUR));
    expect(await account()).toMatchObject({ tier: 'pro', mrr: 59900 });
    expect((await movements()).map(({ mrrAfter }: { mrrAfter: number }) => mrrAfter)).toEqual([59900, 119800, 59900]);
  });

  it('corrects later plans when an end is told late', async () => {
    const { post, account, movements } = await createBilling();
    const old = subscription([item('price_starter')], { id: 'sub_old' });
    await post(event('created', old, 5 * HOUR));
    await post(event('created', subscription([item('price_pro')], { id: 'sub_new' }), HOUR));
    expect((await account()).mrr).toBe(119800);
    await post(event('deleted', { ...old, status: 'canceled' }, 3 * HOUR));
    expect((await account()).mrr).toBe(59900);
    expect((await movements()).map(({ mrrAfter }: { mrrAfter: number }) => mrrAfter)).toEqual([59900, 0, 59900]);
  });

  it('is nothing before its first payment', async () => {
    const { post, call } = await createBilling();
    await post(event('created', subscription([item('price_pro')], { status: 'incomplete' })));
    expect((await call('GET', '/v1/accounts/acme')).body).toMatchObject({ tier: null, mrr: null });
  });

  it('that is past due still pays and says so', async () => {
    const { post, account } = await createBilling();
    await post(event('created', subscription([item('price_pro')]), 3 * HOUR));
    await post(event('updated', subscription([item('price_pro')], { status: 'past_due' }), 2 * HOUR));
    expect(await account()).toMatchObject({ mrr: 59900, traits: { paymentStatus: 'past_due' } });
    await post(event('updated', subscription([item('price_pro')]), HOUR));
    expect(await account()).toMatchObject({ mrr: 59900, traits: { paymentStatus: 'ok' } });
  });
});

describe('monthly revenue', () => {
  const coupon = (terms: object, more: object = {}) => ({ coupon: { duration: 'forever', ...terms }, ...more });
  const cases: [name: string, subscription: object, mrr: number, seats: number | null][] = [
    ['a year is a twelfth', subscription([item('price_pro', {}, { interval: 'year' })]), 4992, null],
    ['a week is 52 twelfths', subscription([item('price_pro', {}, { interval: 'week' })]), 259567, null],
    ['every three months', subscription([item('price_pro', {}, { interval_count: 3 })]), 19967, null],
    ['seats times price', subscription([item('price_pro', { quantity: 7 })]), 419300, 7],
    ['add-ons count', subscription([item('price_pro'), item('price_addon')]), 119800, null],
    [
      'metered items do not',
      subscription([item('price_pro'), item('price_x', {}, { usage_type: 'metered' })]),
      59900,
      null,
    ],
    ['a trial is 0', subscription([item('price_pro')], { status: 'trialing' }), 0, null],
    ['a pause is 0', subscription([item('price_pro')], { pause_collection: { behavior: 'void' } }), 0, null],
    ['percent off', subscription([item('price_pro')], { discounts: [coupon({ percent_off: 25 })] }), 44925, null],
    [
      'amount off a year',
      subscription([item('price_pro', {}, { interval: 'year' })], { discount: coupon({ amount_off: 1200 }) }),
      4892,
      null,
    ],
    [
      'once is not recurring',
      subscription([item('price_pro')], { discounts: [coupon({ percent_off: 50, duration: 'once' })] }),
      59900,
      null,
    ],
    [
      'a discount that ended',
      subscription([item('price_pro')], { discounts: [coupon({ percent_off: 50 }, { end: created(2 * HOUR) })] }),
      59900,
      null,
    ],
    [
      'a discount on an item',
      subscription([item('price_pro', { discounts: [coupon({ percent_off: 50 })] })]),
      29950,
      null,
    ],
    ['unexpanded discounts', subscription([item('price_pro')], { discounts: ['di_1'] }), 59900, null],
    ['never below 0', subscription([item('price_pro')], { discounts: [coupon({ amount_off: 99999 })] }), 0, null],
    [
      'a tiered price from the catalog',
      subscription([item('price_pro', { price: { id: 'price_pro', currency: 'usd', unit_amount: null } })]),
      59900,
      null,
    ],
  ];
  it.each(cases)('%s', async (_name, object, mrr, seats) => {
    const { post, account } = await createBilling();
    expect((await post(event('created', object))).status).toBe(200);
    expect(await account()).toMatchObject({ tier: 'pro', mrr, seats });
  });
});

describe('a product of the catalog', () => {
  const price = (id: string) => ({ interval: 'month', amount: 14900, currency: 'usd', stripePriceIds: [id] });
  const addOn = (more: object = {}) =>
    item('price_insights', { price: { ...item('price_insights').price, unit_amount: 14900 }, ...more });

  async function createSelling() {
    const billing = await createBilling();
    const { call } = billing;
    const catalog = (await call('GET', '/v1/catalog')).body;
    const products = [{ id: 'insights', name: 'Insights', prices: [price('price_insights')] }];
    expect((await call('PUT', '/v1/catalog', { ...catalog, products })).status).toBe(200);
    const productsOf = async () => {
      const { state } = await billing.nouns.subjects.read('dev', 'acme');
      return state.plans.map(({ value }) => value.products);
    };
    return { ...billing, productsOf };
  }

  it('is attached by its item, whose revenue is the account’s but not its seats’', async () => {
    const { post, account, movements, productsOf } = await createSelling();
    await post(event('created', subscription([item('price_pro', { quantity: 3 })]), 3 * HOUR));
    await post(event('updated', subscription([item('price_pro', { quantity: 3 }), addOn({ quantity: 2 })]), 2 * HOUR));
    expect(await account()).toMatchObject({ tier: 'pro', seats: 3, mrr: 3 * 59900 + 2 * 14900 });
    expect((await movements())[1]).toMatchObject({ kind: 'expansion', motion: 'cross-sell' });
    await post(event('updated', subscription([item('price_pro', { quantity: 3 }), addOn({ quantity: 0 })]), HOUR));
    expect((await movements())[2]).toMatchObject({ kind: 'contraction', motion: 'cross-sell' });
    expect(await productsOf()).toEqual([[], ['insights'], []]);
  });

  it('of a subscription of its own is attached for as long as that is live', async () => {
    const { post, productsOf } = await createSelling();
    const extra = subscription([addOn()], { id: 'sub_2' });
    await post(event('created', subscription([item('price_pro')]), 3 * HOUR));
    await post(event('created', extra, 2 * HOUR));
    await post(event('deleted', { ...extra, status: 'canceled' }, HOUR));
    expect(await productsOf()).toEqual([[], ['insights'], []]);
  });

  it('that is not sold there is unknown', async () => {
    const { post, nouns } = await createBilling();
    await post(event('created', subscription([item('price_pro'), addOn()])));
    expect((await nouns.subjects.read('dev', 'acme')).state.plans[0]?.value).not.toHaveProperty('products');
  });
});

describe('the account of a subscription', () => {
  const nameless = (more: object = {}) => subscription([item('price_pro')], { metadata: {}, ...more });

  it('is the one whose trait names the customer', async () => {
    const { post, call, account } = await createBilling();
    await call('PUT', '/v1/accounts/beta', { traits: { stripeCustomerId: 'cus_1' } });
    await post(event('created', nameless()));
    expect((await account('beta')).tier).toBe('pro');
  });

  it('may become known later, by its trait: what waited is applied before the answer', async () => {
    const { post, call, account, movements } = await createBilling();
    await post(event('created', nameless(), 3 * HOUR));
    await post(event('updated', nameless({ items: { data: [item('price_pro', { quantity: 2 })] } }), 2 * HOUR));
    expect((await call('GET', '/v1/accounts/beta')).status).toBe(404);
    await call('PUT', '/v1/accounts/beta', { traits: { stripeCustomerId: 'cus_1' } });
    expect(await account('beta')).toMatchObject({ tier: 'pro', mrr: 119800, seats: 2 });
    expect(await movements('beta')).toHaveLength(2);
  });

  it('is never what a browser says', async () => {
    const { post, call } = await createBilling();
    await post(event('created', nameless()));
    const traits = { stripeCustomerId: 'cus_1', size: 5 };
    const claimed = { id: 'e1', type: 'traits', of: 'account', accountId: 'thief', userId: 'eve', traits };
    const { results } = (await call('POST', '/v1/events', { events: [claimed] }, 'pk_dev')).body;
    expect(results).toMatchObject([{ status: 'accepted', problem: expect.stringContaining('stripeCustomerId') }]);
    expect((await call('GET', '/v1/accounts/thief')).body).toMatchObject({ tier: null, traits: { size: 5 } });
  });

  it('may become known later, by an event that names it', async () => {
    const { post, movements } = await createBilling();
    await post(event('created', nameless(), 3 * HOUR));
    await post(event('updated', subscription([item('price_pro', { quantity: 2 })]), 2 * HOUR));
    expect((await movements()).map(({ kind }: { kind: string }) => kind)).toEqual(['new', 'expansion']);
  });
});

describe('a signature', () => {
  const told = () => event('created', subscription([item('price_pro')]));

  it('picks the environment by its secret', async () => {
    const { post, account, call } = await createBilling();
    expect((await post(told(), { secret: 'whsec_prod' })).status).toBe(200);
    expect((await account('acme', 'sk_prod')).tier).toBe('pro');
    expect((await call('GET', '/v1/accounts/acme')).status).toBe(404);
  });

  it.each([
    ['forged', { secret: 'whsec_other' }],
    ['hours old', { signedAt: NOON - 3 * HOUR }],
    ['just too old', { signedAt: NOON - 301 * SECOND }],
    ['of the future', { signedAt: NOON + HOUR }],
    ['missing', { header: '-' }],
    ['no signature at all', { header: 'nonsense' }],
  ])('that is %s is refused', async (_name, options) => {
    const { post, call } = await createBilling();
    expect(await post(told(), options)).toMatchObject({ status: 400, body: { code: 'bad_signature' } });
    expect((await call('GET', '/v1/accounts/acme')).status).toBe(404);
  });

  it('five minutes old is still good', async () => {
    const { post } = await createBilling();
    expect((await post(told(), { signedAt: NOON - 300 * SECOND })).status).toBe(200);
  });

  it('on an event of another kind is answered and nothing more', async () => {
    const { post, call } = await createBilling();
    const other = {
      id: 'evt_x',
      object: 'event',
      type: 'invoice.paid',
      created: created(0),
      data: { object: { id: 'in_1' } },
    };
    expect((await post(other)).status).toBe(200);
    expect((await post({ id: 5 })).body.code).toBe('invalid');
    expect((await call('GET', '/v1/accounts')).body.accounts).toEqual([]);
  });
});
