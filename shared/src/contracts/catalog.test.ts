import { describe, expect, it } from 'vitest';
import { catalogSchema } from './catalog.ts';

const named = (id: string): unknown =>
  JSON.parse(
    JSON.stringify({
      version: 0,
      tiers: [{ id, name: 'T', features: [id], limits: { LIMIT: 7 } }],
      features: [{ id, name: 'F' }],
      limits: [{ id, kind: 'level' }],
      products: [{ id, name: 'P' }],
    }).replace('"LIMIT"', JSON.stringify(id)),
  );

describe('an id of the catalog', () => {
  it.each(['constructor', 'toString', 'hasOwnProperty', 'valueOf'])('may be %s', (id) => {
    expect(catalogSchema.parse(named(id))).toMatchObject({
      tiers: [{ id, features: [id], limits: JSON.parse(`{"${id}":7}`) }],
      features: [{ id }],
      limits: [{ id }],
      products: [{ id }],
    });
  });

  it('is never __proto__, wherever it stands', () => {
    const faults = catalogSchema.safeParse(named('__proto__')).error?.issues ?? [];
    const places = faults.map(({ path, message }) => [path.join('.'), message]);
    const message = 'the name __proto__ cannot be used: choose another id';
    expect(places.toSorted()).toEqual(
      ['features.0.id', 'limits.0.id', 'products.0.id', 'tiers.0.id'].map((place) => [place, message]),
    );
  });
});
