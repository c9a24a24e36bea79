import { expect, it } from 'vitest';
import { readConfig } from './config.ts';

it('has a default for everything; an empty variable counts as absent', () => {
  expect(readConfig({ PORT: '' })).toMatchObject({ port: 4400, host: '0.0.0.0', isDemo: false, secret: null });
  expect(readConfig({ UPTIER_DEMO: '1', PORT: '5000' })).toMatchObject({
    host: '127.0.0.1',
    publicUrl: 'http://localhost:5000',
  });
});

it.each([
  ['PORT', 'x'],
  ['PORT', '70000'],
  ['DATABASE_URL', 'mysql://x'],
  ['DATABASE_URL', 'postgres://'],
  ['UPTIER_SECRET', 'short'],
  ['UPTIER_PUBLIC_URL', 'uptier.test'],
  ['SMTP_URL', 'http://mail'],
  ['STRIPE_WEBHOOK_SECRET', 'sk_1'],
  ['LOG_LEVEL', 'loud'],
])('names %s when it is %s', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name} wants `));
});

it('binds the demo to loopback only', () => {
  expect(() => readConfig({ UPTIER_DEMO: '1', HOST: '0.0.0.0' })).toThrow('HOST wants 127.0.0.1');
});

it('takes a file or PostgreSQL', () => {
  const ofUrl = (url: string) => readConfig({ DATABASE_URL: url }).database;
  expect(ofUrl('file:/tmp/a.db')).toEqual({ kind: 'sqlite', file: '/tmp/a.db' });
  expect(ofUrl('file:///tmp/a.db')).toEqual({ kind: 'sqlite', file: '/tmp/a.db' });
  const url = 'postgresql://user:p%40ss@db.test:5432/uptier';
  expect(ofUrl(url)).toEqual({ kind: 'postgres', url });
  expect(readConfig({ UPTIER_DATA: '/tmp/data' }).database).toEqual({ kind: 'sqlite', file: '/tmp/data/uptier.db' });
});
