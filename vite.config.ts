import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig, type Plugin } from 'vite'
import { mended } from './app/extract/pdf/mends/mended'
import { PAGES_STRAIGHT } from './app/extract/pdf/mends/pageMends'

/** Read from hundreds of files whenever a process starts, or from the chunks of those who use a part of them. */
const BUNDLED = [
  '@cantoo/pdf-lib',
  '@date-fns/tz',
  '@peculiar/utils',
  'asn1js',
  'bytestreamjs',
  'culori',
  'date-fns',
  'diff',
  'entities',
  'html-entities',
  'linkify-it',
  'markdown-it',
  'mdurl',
  'node-html-better-parser',
  'pkijs',
  'punycode.js',
  'tslib',
  'uc.micro',
  'yaml',
  'zod',
]

/**
 * The server bundle holds more than Remix's routes: the Express server, the command line and the workers,
 * sharing their chunks, so that there is one copy of each module and its state. Remix sets an input of its
 * own for that build; a later plugin's wins.
 */
const serverEntries: Plugin = {
  name: 'throughline-server-entries',
  config: (_config, { isSsrBuild }) =>
    isSsrBuild
      ? {
          ssr: { noExternal: BUNDLED },
          build: {
            rollupOptions: {
              input: {
                index: './app/server.ts',
                throughline: './scripts/throughline.ts',
                dossierWorker: './app/dossier/dossierWorker.server.ts',
                extractWorker: './app/extract/extractWorker.server.ts',
              },
              output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
            },
          },
        }
      : {},
}

/** pdf.js's worker as the browser runs it, mended where the server's is (`app/extract/pdf/mends`). */
const mendedPdfWorker: Plugin = {
  name: 'throughline-mended-pdf-worker',
  transform: (code, id) => (id.endsWith('/pdf.worker.mjs') ? mended(code, { PAGES_STRAIGHT }) : null),
}

export default defineConfig({
  plugins: [
    remix({
      // Set while a build is made beside the one in use (scripts/prepare.mjs).
      buildDirectory: process.env.BUILD_DIRECTORY ?? 'build',
      ignoredRouteFiles: ['**/*'],
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_singleFetch: true,
        v3_lazyRouteDiscovery: true,
        v3_routeConfig: true,
      },
    }),
    serverEntries,
  ],
  resolve: { alias: { '~': new URL('./app', import.meta.url).pathname } },
  worker: { format: 'es', plugins: () => [mendedPdfWorker] },
  // Fonts and the stylesheet are files of their own: a data: address would not pass the Content-Security-Policy.
  build: { assetsInlineLimit: 0, target: 'es2022', reportCompressedSize: false },
})
