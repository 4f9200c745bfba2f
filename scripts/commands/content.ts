import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { formatProblem, inFileOrder } from '../../app/ingest/contentProblem'
import { exportContent } from '../../app/ingest/exportContent.server'
import { parseContent } from '../../app/ingest/parseContent'
import { readContent } from '../../app/ingest/readContent.server'
import type { Command, CommandContext } from '../throughline'

export const command: Command = {
  name: 'content',
  summary: 'Checks content files without syncing them, or writes the catalog out as content files.',
  usage: [
    'throughline content check [folder] [--json]          names every problem of the files',
    'throughline content export --out <folder> [--json]   writes the published catalog there',
    'throughline content export --check [folder] [--json] says which files would differ',
  ].join('\n'),
  mutates: false,
  async run(context, args) {
    const isJson = args.includes('--json')
    const [what, ...rest] = args.filter((arg) => arg !== '--json')
    if (what === 'check' && rest.length <= 1 && !rest[0]?.startsWith('-'))
      return check(context, rest[0], isJson)
    if (what === 'export' && rest[0] === '--out' && rest.length === 2)
      return writeOut(context, rest[1]!, isJson)
    if (what === 'export' && rest[0] === '--check' && rest.length <= 2)
      return compare(context, rest[1], isJson)
    context.say(`Usage:\n${command.usage}`)
    return 2
  },
}

function folderFrom(cwd: string, given: string | undefined): string {
  return given === undefined ? join(process.cwd(), 'content') : resolve(cwd, given)
}

async function check({ cwd, say, print }: CommandContext, given: string | undefined, isJson: boolean) {
  const { files, problems } = await readContent(folderFrom(cwd, given))
  const content = parseContent(files, { unreadPaths: problems.map(({ path }) => path) })
  problems.push(...content.problems)
  problems.sort(inFileOrder)
  if (isJson) print(JSON.stringify({ files: files.length, records: content.records.length, problems }))
  else for (const problem of problems) say(formatProblem(problem))
  if (problems.length > 0) {
    say(`${problems.length} problem${problems.length === 1 ? '' : 's'}.`)
    return 1
  }
  if (!isJson) print(`${content.records.length} records in ${files.length} files, without a problem.`)
  return 0
}

async function writeOut({ portal, cwd, say, print }: CommandContext, given: string, isJson: boolean) {
  const folder = resolve(cwd, given)
  const { files, problems } = await exportContent(await portal())
  for (const { path, text } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  for (const problem of problems) say(formatProblem(problem))
  if (isJson) print(JSON.stringify({ files: files.map(({ path }) => path), problems }))
  else print(`${files.length} files written to ${folder}.`)
  return problems.length > 0 ? 1 : 0
}

async function compare({ portal, cwd, print }: CommandContext, given: string | undefined, isJson: boolean) {
  const folder = folderFrom(cwd, given)
  const exported = (await exportContent(await portal())).files
  const differing: string[] = []
  for (const { path, text } of exported) {
    const held = await readFile(join(folder, path)).catch(() => null)
    if (!held?.equals(Buffer.from(text))) differing.push(path)
  }
  const written = new Set(exported.map(({ path }) => path))
  const extra = (await readContent(folder)).files.map(({ path }) => path).filter((path) => !written.has(path))
  if (isJson) print(JSON.stringify({ differing, extra }))
  else {
    for (const path of differing) print(`${path} differs from the catalog.`)
    for (const path of extra) print(`${path} holds nothing of the catalog.`)
    if (differing.length + extra.length === 0) print('Every file is as the catalog has it.')
  }
  return differing.length + extra.length === 0 ? 0 : 1
}
