import { describe, expect, it } from 'vitest';
import { addressFor } from './address.ts';

describe('addressFor', () => {
  it('follows the visitor between names of the same machine', () => {
    expect(addressFor('http://127.0.0.1:4400', 'http://localhost:4401/reports')).toBe('http://localhost:4400');
    expect(addressFor('http://localhost:4400', 'http://127.0.0.1:4401/')).toBe('http://127.0.0.1:4400');
  });

  it('leaves every other address alone', () => {
    expect(addressFor('https://uptier.example.com', 'http://localhost:4401/')).toBe('https://uptier.example.com');
    expect(addressFor('http://127.0.0.1:4400', 'http://demo.example.com/')).toBe('http://127.0.0.1:4400');
  });
});
