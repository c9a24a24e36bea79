import { defineConfig } from 'vite';

export default defineConfig({
  base: '/console/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: { outDir: 'dist', target: 'es2023', cssTarget: ['chrome123', 'firefox128', 'safari17.5'], sourcemap: false },
});
