import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const app = fileURLToPath(new URL('./app', import.meta.url))
/** A test that hangs is cut off; none is judged by its speed. */
const shared = {
  resolve: { alias: { '~': app } },
}
const timeouts = {
  // Files share what they import: no test changes a module's state, and half the time went into loading anew.
  isolate: false,
  testTimeout: 60_000,
  hookTimeout: 120_000,
}

// Feature tests run twice, on each database. Everything else runs once, on SQLite.
export default defineConfig({
  ...shared,
  test: {
    ...timeouts,
    projects: [
      {
        ...shared,
        test: {
          ...timeouts,
          name: 'domain',
          include: ['tests/{domain,http,ui}/**/*.test.{ts,tsx}', 'tests/*.test.ts'],
        },
      },
      {
        ...shared,
        test: {
          ...timeouts,
          name: 'sqlite',
          include: [
            'tests/features/**/*.test.ts',
            'tests/contract/**/*.test.ts',
            'tests/routes/**/*.test.{ts,tsx}',
          ],
          globalSetup: ['tests/setup/sqlite.ts'],
        },
      },
      {
        ...shared,
        test: {
          ...timeouts,
          name: 'postgres',
          include: ['tests/features/**/*.test.ts', 'tests/contract/**/*.test.ts'],
          // What reads and draws files asks no database.
          exclude: ['tests/features/extract/**', 'tests/features/dossier/renderDossier.test.ts'],
          globalSetup: ['tests/setup/postgres.ts'],
        },
      },
      {
        ...shared,
        test: {
          ...timeouts,
          name: 'process',
          include: ['tests/process/**/*.test.ts'],
          fileParallelism: false,
        },
      },
      {
        ...shared,
        test: {
          ...timeouts,
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/setup/site.ts'],
          fileParallelism: false,
        },
      },
    ],
  },
})
