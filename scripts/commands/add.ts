import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { COMMAND_LINE } from '../../app/domain/roles'
import { addOriginal } from '../../app/ingest/addOriginal.server'
import type { Command } from '../throughline'

export const command: Command = {
  name: 'add',
  summary: 'Keeps a PDF or a plain text as an original of a document.',
  usage: 'throughline add <file> --document <id> [--source <address>] [--json]',
  mutates: true,
  async run({ portal, cwd, say, print }, args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { document: { type: 'string' }, source: { type: 'string' }, json: { type: 'boolean' } },
    })
    const [file, ...rest] = positionals
    if (!file || rest.length > 0 || !values.document) {
      say(`Usage: ${command.usage}`)
      return 2
    }
    const path = resolve(cwd, file)
    const found = await stat(path).catch(() => null)
    if (!found?.isFile()) {
      say(`There is no file ${path}.`)
      return 2
    }
    const draft = {
      documentId: values.document,
      fileName: basename(path),
      method: 'command line' as const,
      sourceUrl: values.source ?? null,
    }
    const added = await addOriginal(await portal(), COMMAND_LINE, draft, createReadStream(path))
    if (!added.ok) {
      const { refusal } = added
      const message =
        refusal.reason === 'no-such-document' ? `There is no document "${values.document}".` : refusal.message
      if (values.json) print(JSON.stringify({ added: false, message }))
      else say(message)
      return 1
    }
    const { sha256, sizeBytes, pages, wasHeld } = added.value
    if (values.json) print(JSON.stringify({ added: !wasHeld, sha256, sizeBytes, pages }))
    else
      print(
        wasHeld
          ? `${sha256} was held for this document already.`
          : `${sha256} is kept: ${sizeBytes} bytes, ${pages} pages of text.`,
      )
    return 0
  },
}
