import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The only doors to the database that a project's set-up made. */
const INJECTS = /\binject\('(?:database|postgres)'\)/
const IMPORTED = /(?:from |import |import\()'(\.[^']+)'/g

/** The tests in a folder that never ask for the project's database, neither by themselves nor through what they import of tests/. */
export function testsWithoutDatabase(folder: string): string[] {
  const tests = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.test.ts'),
  )
  return tests.map((name) => join(folder, name)).filter((file) => !asks(file, new Set()))
}

function asks(file: string, seen: Set<string>): boolean {
  if (seen.has(file)) return false
  seen.add(file)
  const text = readFileSync(file, 'utf8')
  return INJECTS.test(text) || importsOfTests(file, text).some((imported) => asks(imported, seen))
}

function importsOfTests(file: string, text: string): string[] {
  return [...text.matchAll(IMPORTED)]
    .map(([, path]) => join(dirname(file), `${path}.ts`))
    .filter((path) => path.startsWith('tests'))
}
