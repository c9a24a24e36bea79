import { expect, it } from 'vitest';
import { z } from 'zod';
import { createWorld } from '../tests/world.ts';
import { sayWhatToWrite } from './sentences.ts';

const name = z.string();

it.each<[z.ZodType, unknown, string]>([
  [name, undefined, 'this is missing: write a text'],
  [name, 5, 'write a text'],
  [name.min(1), '', 'write at least 1 character'],
  [name.max(3), 'four', 'write at most 3 characters'],
  [z.array(name).min(2), ['a'], 'write at least 2 entries'],
  [z.int(), 1.5, 'write a whole number'],
  [z.number().max(1), 2, 'write at most 1'],
  [z.number().positive(), 0, 'write more than 0'],
  [z.boolean(), 'yes', 'write true or false'],
  [z.enum(['pk', 'sk']), 'xk', 'write one of: pk, sk'],
  [z.literal('pk'), 'sk', 'write pk'],
  [z.strictObject({}), { colour: 1 }, 'leave out colour'],
  [z.union([name, z.number()]), true, 'write a text, or write a number'],
  [z.discriminatedUnion('kind', [z.object({ kind: z.literal('a') })]), { kind: 'b' }, 'write a'],
  [z.string('say who'), 5, 'say who'],
])('%#: says what to write', (schema, value, sentence) => {
  sayWhatToWrite();
  expect(schema.safeParse(value).error?.issues[0]?.message).toBe(sentence);
});

it('is what a caller reads who left something out', async () => {
  const { call } = await createWorld();
  expect((await call('POST', '/v1/claim', {})).body.detail).toContain('send the leaseId of a lease');
  expect((await call('POST', '/v1/decide', { userId: 'ada' })).body).toMatchObject({
    code: 'invalid',
    fields: { accountId: 'this is missing: write a text' },
  });
  const { results } = (await call('POST', '/v1/events', { events: [{ id: 'e', type: 'usage', accountId: 'a' }] })).body;
  expect(results[0]).toEqual({ id: 'e', status: 'rejected', problem: 'name: this is missing: write a text' });
});
