import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { CSS_TARGET } from './vite.targets.js';

/** One classic script that defines every element, for pages elsewhere: needs neither modules nor CORS to load. */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: resolve('dist'),
    emptyOutDir: false,
    target: 'es2023',
    cssTarget: CSS_TARGET,
    lib: {
      entry: resolve('src/elements.ts'),
      formats: ['iife'],
      name: 'Leasehold',
      fileName: () => 'leasehold-elements.js',
    },
  },
});
