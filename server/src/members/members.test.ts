import { describe, expect, it } from 'vitest';
import { createWorld } from '../tests/world.ts';

const HOST = 'http://localhost:4400';
const person = { name: 'Ada', email: 'ada@example.test', password: 'correct horse' };
const json = { 'content-type': 'application/json', host: 'localhost:4400' };

async function createTeam() {
  const world = await createWorld();
  const tokenOf = (url: string) => new URL(url).searchParams.get('token') ?? '';
  const post = async (path: string, body: object, headers: Record<string, string> = {}) =>
    await world.app.request(`${HOST}${path}`, {
      method: 'POST',
      headers: { ...json, origin: HOST, ...headers },
      body: JSON.stringify(body),
    });
  const signIn = async ({ email, password }: { email: string; password: string }) =>
    await post('/api/auth/sign-in/email', { email, password });
  const cookieOf = (answer: Response) =>
    answer.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ');
  return { ...world, post, signIn, cookieOf, tokenOf };
}

async function createOwner() {
  const team = await createTeam();
  const { url } = await team.nouns.links.make('setup', 'owner', null);
  const token = team.tokenOf(url);
  const joined = await team.post('/v1/setup', { token, ...person });
  const cookie = team.cookieOf(await team.signIn(person));
  return { ...team, token, joined, cookie };
}

describe('the first owner', () => {
  it('comes by a link that works once and is shown the keys once', async () => {
    const { joined, post, token } = await createOwner();
    expect(joined.status).toBe(201);
    const { environments, member } = JSON.parse(await joined.text());
    expect(member).toMatchObject({ email: person.email, role: 'owner' });
    expect(environments.map(({ kind }: { kind: string }) => kind)).toEqual(['production', 'development']);
    expect(environments[0].secretKey).toMatch(/^sk_/);
    expect((await post('/v1/setup', { token, ...person, email: 'eve@example.test' })).status).toBe(404);
  });

  it('is refused when the link is a day old', async () => {
    const { nouns, clock, post, tokenOf } = await createTeam();
    const { url } = await nouns.links.make('setup', 'owner', null);
    clock.now += 25 * 60 * 60_000;
    expect((await post('/v1/setup', { token: tokenOf(url), ...person })).status).toBe(404);
  });

  it('is one even when two open the link together', async () => {
    const { nouns, post, tokenOf } = await createTeam();
    const token = tokenOf((await nouns.links.make('setup', 'owner', null)).url);
    const answers = await Promise.all(
      ['a', 'b'].map((name) => post('/v1/setup', { token, ...person, email: `${name}@example.test` })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 404]);
  });
});

describe('a session', () => {
  it('reads with its cookie and writes only as JSON from our own pages', async () => {
    const { app, cookie, post } = await createOwner();
    const me = await app.request(`${HOST}/v1/me`, { headers: { cookie } });
    expect(JSON.parse(await me.text())).toMatchObject({ user: { email: person.email }, role: 'owner' });
    const key = { kind: 'sk', name: 'console' };
    expect((await post('/v1/keys', key, { cookie })).status).toBe(201);
    expect((await post('/v1/keys', key, { cookie, origin: 'https://evil.test' })).status).toBe(403);
    expect((await post('/v1/keys', key, { cookie, 'content-type': 'text/plain' })).status).toBe(403);
    expect((await app.request(`${HOST}/v1/me`, { headers: { cookie, origin: 'https://evil.test' } })).status).toBe(403);
    expect((await app.request(`${HOST}/v1/me`)).status).toBe(401);
  });

  it('is not for the wrong password, and tries are limited', async () => {
    const { signIn } = await createOwner();
    const wrong = { ...person, password: 'wrong horse!' };
    const statuses: number[] = [];
    for (let tries = 0; tries < 11; tries++) statuses.push((await signIn(wrong)).status);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429]);
  });

  it('is not given to whoever signs up', async () => {
    const { post } = await createOwner();
    expect((await post('/api/auth/sign-up/email', { ...person, email: 'eve@example.test' })).status).toBe(400);
  });
});

describe('members', () => {
  it('are invited by a link, act within their role, and leave with their sessions', async () => {
    const { app, cookie, post, signIn, cookieOf, tokenOf } = await createOwner();
    const invited = await post('/v1/members/invitations', { role: 'viewer', email: 'Vic@example.test' }, { cookie });
    const token = tokenOf(JSON.parse(await invited.text()).url);
    const vic = { name: 'Vic', email: 'vic@example.test', password: 'a long password' };
    expect((await post('/v1/setup', { token, ...vic, email: 'other@example.test' })).status).toBe(400);
    const joined = JSON.parse(await (await post('/v1/setup', { token, ...vic })).text());
    const session = cookieOf(await signIn(vic));
    const read = async () => (await app.request(`${HOST}/v1/members`, { headers: { cookie: session } })).status;
    expect(await read()).toBe(200);
    expect((await post('/v1/keys', { kind: 'sk', name: 'x' }, { cookie: session })).status).toBe(403);
    const removed = await app.request(`${HOST}/v1/members/${joined.member.id}`, {
      method: 'DELETE',
      headers: { ...json, cookie, origin: HOST },
    });
    expect(removed.status).toBe(200);
    expect(await read()).toBe(401);
  });

  it('always include an owner', async () => {
    const { app, cookie, joined } = await createOwner();
    const { member } = JSON.parse(await joined.text());
    const answer = await app.request(`${HOST}/v1/members/${member.id}`, {
      method: 'PUT',
      headers: { ...json, cookie, origin: HOST },
      body: JSON.stringify({ role: 'viewer' }),
    });
    expect(answer.status).toBe(409);
  });
});

describe('links made and used at the same time', () => {
  it('are all kept, and a used one does not come back', async () => {
    const { nouns } = await createTeam();
    const [first] = await Promise.all(
      ['a', 'b', 'c'].map((name) => nouns.links.make('invite', 'viewer', `${name}@x.test`)),
    );
    expect(await nouns.links.list()).toHaveLength(3);
    await Promise.all([nouns.links.remove(first?.id ?? ''), nouns.links.make('invite', 'viewer', null)]);
    expect((await nouns.links.list()).map(({ id }) => id)).not.toContain(first?.id);
  });
});

describe('two owners', () => {
  it('cannot both step down at the same instant', async () => {
    const { nouns, post, tokenOf } = await createOwner();
    const invited = await nouns.links.make('invite', 'owner', null);
    await post('/v1/setup', { token: tokenOf(invited.url), ...person, email: 'bob@example.test' });
    const owners = await nouns.members.list();
    const answers = await Promise.allSettled(owners.map(({ id }) => nouns.members.setRole('owner', id, 'viewer')));
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});
