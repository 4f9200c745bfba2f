import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { explainMediaType } from '../../app/domain/mediaType'
import { extractOriginal } from '../../app/extract/extractOriginal.server'
import { describeInspection, type Inspection } from '../describeInspection'
import type { Command } from '../throughline'

/** Pages between two lines of progress. */
const SAY_EVERY = 100

export const command: Command = {
  name: 'inspect',
  summary: 'Says all that is read from files, and what is wrong with them; stores nothing.',
  usage: 'throughline inspect <file>… [--json]',
  mutates: false,
  async run({ cwd, say, print }, args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: 'boolean' } },
    })
    if (positionals.length === 0) {
      say(`Usage: ${command.usage}`)
      return 2
    }
    const files: Inspection[] = []
    let isMissing = false
    for (const given of positionals) {
      const path = resolve(cwd, given)
      const found = await stat(path).catch(() => null)
      if (!found?.isFile()) {
        say(`There is no file ${path}.`)
        isMissing = true
        continue
      }
      const inspection = await inspect({ path, sizeBytes: found.size }, say)
      files.push(inspection)
      if (!values.json) print(describeInspection(inspection))
    }
    if (values.json) print(JSON.stringify({ files }))
    if (isMissing) return 2
    return files.every(({ isRead }) => isRead) ? 0 : 1
  },
}

async function inspect(
  file: { path: string; sizeBytes: number },
  say: (line: string) => void,
): Promise<Inspection> {
  const name = basename(file.path)
  const about = {
    path: file.path,
    fileName: name,
    sizeBytes: file.sizeBytes,
    sha256: await hashOf(file.path),
  }
  const read = await extractOriginal(file, {
    onProgress: (pages, total) => {
      if (pages % SAY_EVERY === 0) say(`${name}: page ${pages} of ${total} …`)
    },
  })
  if (!read.ok) return { ...about, isRead: false, refusal: explainMediaType(read.refusal) }
  const { pages, ...rest } = read.value
  return {
    ...about,
    isRead: rest.problem === null,
    ...rest,
    pages: pages.map((page) => ({ ...page, characters: [...page.text].length })),
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
