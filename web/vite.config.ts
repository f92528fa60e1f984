import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { CSS_TARGET } from './vite.targets.js';

/** The address of a running server, for `npm run dev`. */
const server = process.env['LEASEHOLD_SERVER'] ?? 'http://localhost:8080';

const PAGES = [
  'status',
  'plan',
  'run',
  'statistics',
  'login',
  'sign-up',
  'confirm',
  'recover',
  'email',
  'account',
  'admin',
  'welcome',
  'merge',
  'embed',
  'docs/api',
];

/** The pages: the clean path /x is served from dist/x.html. */
export default defineConfig({
  root: 'pages',
  publicDir: resolve('public'),
  build: {
    outDir: resolve('dist'),
    emptyOutDir: true,
    target: 'es2023',
    cssTarget: CSS_TARGET,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: Object.fromEntries(PAGES.map((page) => [page, resolve('pages', `${page}.html`)])),
    },
  },
  server: {
    proxy: {
      '/api': server,
      '/openapi.json': server,
      '/live': { target: server, ws: true },
    },
  },
});
