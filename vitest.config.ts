import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: ['shared', 'server', 'sdk', 'console', 'scripts', 'e2e/host-app'].map((name) => ({
      test: { name, root: name, environment: 'node', include: ['**/*.test.{ts,tsx,mjs}'] },
    })),
  },
});
