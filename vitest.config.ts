import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { OneProjectAfterAnother } from './tests/setup/oneProjectAfterAnother'
import { testsWithoutDatabase } from './tests/setup/testsWithoutDatabase'

/** One more than there are cores, where vitest would leave one idle: many wait for a browser, a server or a process. */
const WORKERS = Math.min(availableParallelism() + 1, 8)
const app = fileURLToPath(new URL('./app', import.meta.url))
const setup = (name: string) => fileURLToPath(new URL(`./tests/setup/${name}.ts`, import.meta.url))
/** Most of what tests call is done with by the time that V8 has compiled it for speed. Later releases know no such flag. */
const LATE_COMPILER = process.version.startsWith('v20.') ? ['--interrupt-budget=600000'] : []
/** A test that hangs is cut off; none is judged by its speed. */
const shared = {
  resolve: { alias: { '~': app } },
}
const timeouts = {
  // Files share what they import: no test changes a module's state, and half the time went into loading anew.
  isolate: false,
  maxWorkers: WORKERS,
  // Tests make much that lives for a moment: with V8's own 16 MB for that, more of the time goes into telling what still does.
  execArgv: ['--max-semi-space-size=64', ...LATE_COMPILER],
  setupFiles: [setup('clearUp')],
  testTimeout: 60_000,
  hookTimeout: 120_000,
  // What is waited for comes when it comes: a machine under load is no fault.
  expect: { poll: { timeout: 15_000 } },
}

/** For tests that run what is built, or have workers that are. */
const afterBuild = { ...timeouts, setupFiles: [...timeouts.setupFiles, setup('afterBuild')] }

/** What reads and verifies files asks the same few things of a database as its neighbours: once is enough. */
const ASKS_WHAT_OTHERS_ASK = [
  'tests/features/commands/verifyCite.test.ts',
  'tests/features/verify/**',
  'tests/features/dossier/rendering.test.ts',
  'tests/features/ingest/{hostileOriginals,recogniseOriginal}.test.ts',
]

// Feature tests that ask a database run twice, on each. Everything else runs once, on SQLite.
export default defineConfig({
  ...shared,
  test: {
    ...timeouts,
    sequence: { sequencer: OneProjectAfterAnother },
    // What one project has compiled the next takes as it is.
    experimental: { fsModuleCache: true },
    projects: [
      {
        ...shared,
        test: {
          ...timeouts,
          setupFiles: [...timeouts.setupFiles, setup('besideBuild')],
          name: 'domain',
          include: ['tests/{domain,http,ui}/**/*.test.{ts,tsx}', 'tests/*.test.ts'],
        },
      },
      {
        ...shared,
        test: {
          ...afterBuild,
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
          ...afterBuild,
          name: 'postgres',
          include: ['tests/features/**/*.test.ts', 'tests/contract/**/*.test.ts'],
          exclude: [
            ...testsWithoutDatabase('tests/features'),
            ...testsWithoutDatabase('tests/contract'),
            ...ASKS_WHAT_OTHERS_ASK,
          ],
          globalSetup: ['tests/setup/postgres.ts'],
        },
      },
      {
        ...shared,
        test: {
          ...afterBuild,
          name: 'process',
          include: ['tests/process/**/*.test.ts'],
        },
      },
      {
        ...shared,
        test: {
          ...afterBuild,
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/setup/site.ts'],
        },
      },
    ],
  },
})
