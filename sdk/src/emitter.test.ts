import { expect, test } from 'vitest';
import { createEmitter } from './emitter.ts';
import { createScope } from './scope.ts';

test('a listener that is given twice hears everything twice, until each undo has taken back its own', () => {
  const emitter = createEmitter(createScope(() => undefined));
  let heard = 0;
  const listener = (): void => {
    heard += 1;
  };
  const undos = [emitter.on('changed', listener), emitter.on('changed', listener), emitter.on('upgraded', listener)];
  emitter.emit('changed', {});
  expect(heard).toBe(2);
  undos[0]?.();
  undos[0]?.();
  emitter.emit('changed', {});
  expect(heard).toBe(3);
  undos[1]?.();
  emitter.emit('changed', {});
  expect(heard).toBe(3);
});

test('one that throws, or leaves while it hears, keeps nothing from the others', () => {
  const told: unknown[] = [];
  const emitter = createEmitter(createScope((cause) => told.push(cause)));
  const heard: string[] = [];
  const leave = emitter.on('changed', () => leave());
  emitter.on('changed', () => {
    throw new Error('theirs');
  });
  emitter.on('changed', () => heard.push('last'));
  emitter.emit('changed', {});
  emitter.emit('changed', {});
  expect([heard, told.length]).toEqual([['last', 'last'], 2]);
});
