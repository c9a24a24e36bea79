import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: ['shared', 'server', 'sdk', 'console', 'scripts'].map((name) => ({
      test: { name, root: name, environment: 'node', include: ['**/*.test.{ts,tsx,mjs}'] },
    })),
  },
});
