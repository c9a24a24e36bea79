import { gates } from '@uptier/shared/contracts/decision.ts';
import { expect, test } from 'vitest';
import { gateOrder } from './gate-order.ts';

test('the order is that of the contract', () => {
  expect(gateOrder).toEqual(gates);
});
