import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { parseEdition } from '../../app/domain/filing/edition'
import { PortalError } from '../../app/domain/portalError'
import { COMMAND_LINE, type Viewer } from '../../app/domain/roles'
import { buildDossier } from '../../app/dossier/buildDossier.server'
import { checkPdf, faultsOf } from '../../app/dossier/check/checkPdf'
import { listPackets } from '../../app/packets/readPackets.server'
import type { Command, CommandContext } from '../throughline'

/** Whoever can run commands beside the database may read all of it. */
const OPERATOR: Viewer = { role: 'owner', accountId: 'command-line', name: 'command line' }
/** Pages between two lines of progress. */
const SAY_EVERY = 50
/** What ends a build; a second of them ends the process at once. */
const STOPS = ['SIGINT', 'SIGTERM'] as const

export const command: Command = {
  name: 'packet',
  summary:
    'Lists packets, makes the dossier of one as a PDF with its evidence package, or checks a finished one.',
  usage:
    'throughline packet list [--json]\n       throughline packet build <id> [--venue <v>] --out file.pdf [--package file.zip] [--load-files] [--transmittal file.txt] [--edition public|confidential] [--json]\n       throughline packet check <file.pdf> [--json]',
  mutates: true,
  async run(context, args) {
    const isJson = args.includes('--json')
    const [verb, ...rest] = args.filter((arg) => arg !== '--json')
    if (verb === 'list' && rest.length === 0) return list(context, isJson)
    if (verb === 'check' && rest.length === 1) return check(context, rest[0]!, isJson)
    if (verb === 'build') {
      const { values, positionals } = parseArgs({
        args: rest,
        options: BUILD_OPTIONS,
        allowPositionals: true,
      })
      const [id, ...more] = positionals
      if (id && values.out && more.length === 0)
        return build(context, id, { ...NO_PATHS, ...values, out: values.out }, isJson)
    }
    context.say(`Usage: ${command.usage}`)
    return 2
  },
}

const BUILD_OPTIONS = {
  venue: { type: 'string' },
  out: { type: 'string' },
  package: { type: 'string' },
  transmittal: { type: 'string' },
  'load-files': { type: 'boolean' },
  edition: { type: 'string' },
} as const
type BuildTo = {
  venue: string | null
  out: string
  package: string | null
  transmittal: string | null
  'load-files': boolean
  edition: string
}
const NO_PATHS = { venue: null, package: null, transmittal: null, 'load-files': false, edition: 'public' }

async function list({ portal, print }: CommandContext, isJson: boolean): Promise<0> {
  const packets = await listPackets(await portal(), OPERATOR)
  const rows = packets.map(({ id, title, docket, state, exhibits, updatedAt }) => ({
    id,
    title,
    docket,
    state,
    exhibits,
    updatedAt: updatedAt.toISOString(),
  }))
  if (isJson) print(JSON.stringify({ packets: rows }))
  else
    print(
      rows
        .map(
          ({ id, title, state, exhibits }) =>
            `${id}  ${title} (${state}, ${exhibits} ${exhibits === 1 ? 'exhibit' : 'exhibits'})`,
        )
        .join('\n') || 'There are no packets yet.',
    )
  return 0
}

async function build(
  { portal, cwd, say, print }: CommandContext,
  id: string,
  to: BuildTo,
  isJson: boolean,
): Promise<0 | 1 | 2> {
  const edition = parseEdition(to.edition)
  if (edition === null) {
    say('There are two editions: public and confidential.')
    return 2
  }
  const path = resolve(cwd, to.out)
  const orNone = (given: string | null) => (given === null ? null : resolve(cwd, given))
  const packagePath = orNone(to.package)
  const paths = {
    path,
    packagePath,
    transmittalPath: orNone(to.transmittal),
    hasLoadFiles: to['load-files'],
    edition,
    venue: to.venue,
    by: COMMAND_LINE,
  }
  const fail = (problems: string[]): 1 => {
    if (isJson) print(JSON.stringify({ isBuilt: false, problems }))
    else for (const problem of problems) say(problem)
    return 1
  }
  const stop = new AbortController()
  const cancel = () => stop.abort()
  for (const signal of STOPS) process.once(signal, cancel)
  try {
    const onProgress = (pages: number, total: number) => {
      if (pages % SAY_EVERY === 0) say(`Page ${pages} of ${total} …`)
    }
    const options = { onProgress, signal: stop.signal }
    const built = await buildDossier(await portal(), OPERATOR, id, paths, options)
    if (!built.ok)
      return fail(
        built.refusal.reason === 'not-found'
          ? [`There is no packet "${id}". See throughline packet list.`]
          : built.refusal.problems,
      )
    const { pages, sha256, sizeBytes, packed, volumes } = built.value
    if (isJson)
      print(
        JSON.stringify({
          isBuilt: true,
          path: built.value.path,
          pages,
          sizeBytes,
          sha256,
          volumes,
          package: packed,
        }),
      )
    else
      for (const volume of volumes)
        print(`${volume.path}\n${volume.pages} pages, ${volume.sizeBytes} bytes, SHA-256 ${volume.sha256}`)
    if (!isJson && packed) print(`${packed.path}\n${packed.sizeBytes} bytes, SHA-256 ${packed.sha256}`)
    return 0
  } catch (problem) {
    if (problem instanceof PortalError) return fail([problem.message])
    throw problem
  } finally {
    for (const signal of STOPS) process.off(signal, cancel)
  }
}

/** Checks a finished dossier from its bytes alone: no database is opened. */
async function check({ cwd, say, print }: CommandContext, file: string, isJson: boolean): Promise<0 | 1 | 2> {
  const path = resolve(cwd, file)
  const bytes = await readFile(path).catch(() => null)
  if (!bytes) {
    say(`There is no file ${path} that can be read.`)
    return 2
  }
  const report = await checkPdf(new Uint8Array(bytes))
  const faults = faultsOf(report)
  if (isJson) print(JSON.stringify({ path, isClean: faults.length === 0, ...report }))
  else
    for (const { name, faults: found, more } of report.checks) {
      print(`${found.length === 0 ? 'PASS' : 'FAIL'}  ${name}`)
      for (const { page, says } of found) print(`      ${page === null ? '' : `p. ${page}: `}${says}`)
      if (more > 0) print(`      and ${more} more`)
    }
  return faults.length === 0 ? 0 : 1
}
