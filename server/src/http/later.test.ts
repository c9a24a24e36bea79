import { expect, it } from 'vitest';
import { createLater } from './later.ts';

/** Time passes when the test says so, and work takes as long as it says. */
function createWork() {
  const handed: number[][] = [];
  const elapse = Promise.withResolvers<void>();
  const finish: (() => void)[] = [];
  const later = createLater<number>({
    wait: () => elapse.promise,
    async hand(items) {
      handed.push([...items]);
      await new Promise<void>((resolve) => {
        finish.push(resolve);
      });
    },
  });
  return { ...later, handed, elapse, finish };
}
const turn = () => new Promise((resume) => setImmediate(resume));

it('does what was added when its time has come, in one go', async () => {
  const { add, handed, elapse } = createWork();
  add(1);
  add(2);
  await turn();
  expect(handed).toEqual([]);
  elapse.resolve();
  await turn();
  expect(handed).toEqual([[1, 2]]);
});

it('settles what was added so far, and does not wait for what comes meanwhile', async () => {
  const { add, settle, handed, finish } = createWork();
  add(1);
  const settled = settle();
  await turn();
  add(2);
  finish[0]?.();
  await settled;
  expect(handed).toEqual([[1]]);
  void settle();
  await turn();
  expect(handed).toEqual([[1], [2]]);
});

it('hands on at most 500 at once, without waiting for more than that, and has no room while too much waits', async () => {
  const { add, hasRoom, handed, finish } = createWork();
  for (let index = 0; index < 10_000; index++) add(index);
  await turn();
  expect(handed.map(({ length }) => length)).toEqual([500]);
  expect(hasRoom()).toBe(false);
  finish[0]?.();
  await turn();
  expect(handed).toHaveLength(2);
  expect(hasRoom()).toBe(true);
});
