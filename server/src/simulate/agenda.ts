import type { EpochMs } from '@uptier/shared/contracts/time.ts';

/** What will happen, earliest first; of one instant in the order it was added. */
export interface Agenda<Item> {
  add(at: EpochMs, item: Item): void;
  /** The earliest before `until`, else null. */
  take(until: EpochMs): { at: EpochMs; item: Item } | null;
}

interface Entry<Item> {
  at: EpochMs;
  order: number;
  item: Item;
}

export function createAgenda<Item>(): Agenda<Item> {
  const heap: Entry<Item>[] = [];
  let added = 0;

  const swap = (left: number, right: number) => {
    const [one, other] = [heap[left], heap[right]];
    if (!one || !other) return;
    heap[left] = other;
    heap[right] = one;
  };
  const rise = (start: number) => {
    let index = start;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!isBefore(heap[index], heap[parent])) return;
      swap(index, parent);
      index = parent;
    }
  };
  const sink = () => {
    let index = 0;
    while (true) {
      const left = 2 * index + 1;
      const child = isBefore(heap[left + 1], heap[left]) ? left + 1 : left;
      if (!isBefore(heap[child], heap[index])) return;
      swap(index, child);
      index = child;
    }
  };

  return {
    add(at, item) {
      heap.push({ at, order: added++, item });
      rise(heap.length - 1);
    },
    take(until) {
      const [first] = heap;
      if (!first || first.at >= until) return null;
      const last = heap.pop();
      if (last && heap.length > 0) {
        heap[0] = last;
        sink();
      }
      return { at: first.at, item: first.item };
    },
  };
}

function isBefore(left: Entry<unknown> | undefined, right: Entry<unknown> | undefined): boolean {
  if (!left || !right) return left !== undefined;
  return left.at < right.at || (left.at === right.at && left.order < right.order);
}
