import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../scripts/commands'

const readme = readFileSync('README.md', 'utf8')
const settings = readFileSync('app/settings.server.ts', 'utf8')

describe('README.md', () => {
  it('names each setting that the portal reads', () => {
    const read = new Set(
      [...settings.matchAll(/env\.([A-Z_]+)|'([A-Z]+(?:_[A-Z]+)*)', \d/g)].map(
        (match) => match[1] ?? match[2]!,
      ),
    )
    expect(read.size).toBeGreaterThan(6)
    expect([...read].filter((name) => !readme.includes(`\`${name}\``))).toEqual([])
  })

  it('names each script that people run', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>
    }
    const OWN = ['format', 'lint', 'build']
    const called = Object.keys(scripts).filter((name) => !OWN.includes(name))
    expect(
      called.filter(
        (name) =>
          !readme.includes(`npm ${name}`) &&
          !readme.includes(`npm run ${name}`) &&
          !readme.includes(`npm run -s ${name}`),
      ),
    ).toEqual([])
  })

  it('maps each folder of the project', () => {
    const folders = readdirSync('app', { withFileTypes: true })
      .filter((it) => it.isDirectory())
      .map((it) => it.name)
    expect(folders.filter((name) => !new RegExp(`\\b${name}/`).test(readme))).toEqual([])
  })
})

describe('the documents', () => {
  const pages = ['README.md', ...markdownUnder('content/handbook')]

  it.each(pages)('%s links only to files that are there', (page) => {
    const links = [...readFileSync(page, 'utf8').matchAll(/\]\((?!https?:|#|\/|mailto:)([^)#\s]+)/g)].map(
      (match) => match[1]!,
    )
    expect(links.filter((link) => !existsSync(join(dirname(page), link)))).toEqual([])
  })
})

describe('the command line', () => {
  it('gives each command a name, a sentence and its usage', () => {
    expect(COMMANDS.length).toBeGreaterThan(4)
    for (const command of COMMANDS) {
      expect(command.usage).toContain(`throughline ${command.name}`)
      expect(command.summary).toMatch(/^[A-Z].*\.$/)
    }
  })
})

function markdownUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? markdownUnder(path) : entry.name.endsWith('.md') ? [path] : []
  })
}
