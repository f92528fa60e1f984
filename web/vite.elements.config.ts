import { resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { CSS_TARGET } from './vite.targets.js';

/** A classic script is read in the encoding of whatever page loads it, so that only ASCII is safe. */
const onlyAscii: Plugin = {
  name: 'only-ascii',
  enforce: 'post',
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type === 'chunk') {
        const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
        file.code = file.code.replace(/[^\x00-\x7f]/g, escaped);
      }
    }
  },
};

/** One classic script that defines every element, for pages elsewhere: needs neither modules nor CORS to load. */
export default defineConfig({
  publicDir: false,
  plugins: [onlyAscii],
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
