import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { formatBytes } from '../../app/domain/bytes'
import { countOf } from '../../app/domain/labels'
import { COMMAND_LINE } from '../../app/domain/roles'
import { parseAddedKind, type AddedKind } from '../../app/domain/version'
import { PLAIN_RECEIPT } from '../../app/ingest/receipt'
import { receiveOriginal } from '../../app/ingest/receiveOriginal.server'
import { partsOf, showReceipt, type ShownReceipt } from '../../app/ingest/readReceipts.server'
import { settleReceipt } from '../../app/ingest/settleReceipt.server'
import type { Portal } from '../../app/portal.server'
import type { Command, CommandContext } from '../throughline'

const OPTIONS = {
  document: { type: 'string' },
  as: { type: 'string' },
  note: { type: 'string' },
  source: { type: 'string' },
  captured: { type: 'string' },
  from: { type: 'string' },
  json: { type: 'boolean' },
} as const

export const command: Command = {
  name: 'add',
  summary:
    'Takes files in as originals, and reads them: as versions of one document, or each as a draft of its own.',
  usage:
    'throughline add <file>… [--document <id> [--as original|copy|capture|transcription] [--note <why>]] [--source <address>] [--captured <time>] [--from <whom>] [--json]',
  mutates: true,
  async run(context, args) {
    const parsed = readArguments(args)
    if (!parsed) {
      context.say(`Usage: ${command.usage}`)
      return 2
    }
    const { files, ...told } = parsed
    const answers: Answer[] = []
    for (const file of files) {
      const answer = await addFile(context, resolve(context.cwd, file), told)
      answers.push(answer)
      if (!told.isJson) (answer.code === 0 ? context.print : context.say)(answer.words)
    }
    const code = answers.some((it) => it.code === 2) ? 2 : answers.some((it) => it.code === 1) ? 1 : 0
    if (told.isJson) {
      const facts = answers.map((it) => it.facts)
      context.print(JSON.stringify(facts.length === 1 ? facts[0] : { files: facts }))
    }
    return code
  },
}

type Told = {
  documentId: string | null
  kind: AddedKind
  note: string
  sourceUrl: string | null
  capturedAt: string | null
  receivedFrom: string | null
  isJson: boolean
}

type Answer = { code: 0 | 1 | 2; words: string; facts: Record<string, unknown> }

function readArguments(args: string[]): (Told & { files: string[] }) | null {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: OPTIONS })
  const kind = parseAddedKind(values.as ?? 'original')
  if (positionals.length === 0 || kind === null) return null
  return {
    files: positionals,
    documentId: values.document ?? null,
    kind,
    note: values.note ?? '',
    sourceUrl: values.source ?? null,
    capturedAt: values.captured ?? null,
    receivedFrom: values.from ?? null,
    isJson: values.json ?? false,
  }
}

async function addFile({ portal, say }: CommandContext, path: string, told: Told): Promise<Answer> {
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) return failed(2, path, `There is no file ${path}.`)
  const { documentId, kind, note, sourceUrl, capturedAt, receivedFrom } = told
  const version = documentId === null ? null : { documentId, kind, note }
  const receipt = {
    ...PLAIN_RECEIPT,
    fileName: basename(path),
    method: 'command line' as const,
    sourceUrl,
    capturedAt,
    receivedFrom,
    version,
  }
  const opened = await portal()
  const received = await receiveOriginal(opened, COMMAND_LINE, receipt, createReadStream(path))
  if (!received.ok) {
    const { refusal } = received
    const message =
      refusal.reason === 'no-such-document' ? `There is no document "${documentId}".` : refusal.message
    return failed(1, path, message)
  }
  let saidAt = 0
  await settleReceipt(opened, received.value.provenanceId, (done, total) => {
    if (Date.now() - saidAt < 1_000) return
    saidAt = Date.now()
    say(`${basename(path)}: page ${done} of ${total} …`)
  })
  return describe(opened, received.value.provenanceId, received.value.wasHeld)
}

function failed(code: 1 | 2, file: string, message: string): Answer {
  return { code, words: message, facts: { file, added: false, message } }
}

async function describe(portal: Portal, id: string, wasHeld: boolean): Promise<Answer> {
  const receipt = (await showReceipt(portal, id))!
  const parts = receipt.reading?.partCount ? await partsOf(portal, id) : []
  const { sha256, sizeBytes, fileName, mediaType, state, document, reading, job } = receipt
  const problem = reading?.problem?.message ?? (reading ? null : (job?.problem ?? null))
  const facts = {
    file: fileName,
    added: !wasHeld,
    receipt: id,
    sha256,
    sizeBytes,
    mediaType,
    state,
    document: document && { id: document.id, title: document.title, isDraft: document.isDraft },
    pages: reading?.pageCount ?? 0,
    extractor: reading?.extractor ?? null,
    flags: reading?.flags ?? [],
    problem,
    parts: parts.map(({ receipt: taken, ...part }) => ({
      ...part,
      receipt: taken?.id ?? null,
      document: taken?.document?.id ?? null,
    })),
  }
  const lines = [
    `${fileName}: ${wasHeld ? 'held already' : 'kept'}, ${mediaType}, ${formatBytes(sizeBytes)}, ${facts.pages} ${facts.pages === 1 ? 'page' : 'pages'} of text.`,
    `  SHA-256 ${sha256}`,
    `  ${sayState(receipt)}`,
    ...(problem ? [`  Not read as it should be: ${problem}`] : []),
    ...facts.flags.map((flag) => `  Flag, ${flag.kind}: ${flag.detail}`),
    ...facts.parts.map(
      (part) =>
        `  Part ${part.path}, ${part.role}: ${part.title}${part.document ? `, taken as ${part.document}` : part.notTaken ? `. ${part.notTaken}` : ''}`,
    ),
  ]
  return { code: reading ? 0 : 1, words: lines.join('\n'), facts }
}

function sayState({ state, document, id, reading, taken }: ShownReceipt): string {
  if (state === 'filed')
    return `Document ${document!.id}${document!.isDraft ? ' (draft)' : ''}: ${document!.title}`
  const where = `/intake/${id}`
  switch (state) {
    case 'waits':
      return reading?.holdsMany
        ? `It holds ${countOf(reading.partCount, 'document')}. Choose which to take: ${where}`
        : `It waits for somebody to say what it is: ${where}`
    case 'taken':
      return `${countOf(taken.parts, 'part')} of it taken as originals of their own: ${where}`
    case 'set-aside':
      return `It was set aside: ${where}`
    case 'failed':
      return `It could not be read: ${where}`
    case 'cancelled':
      return `Its reading was cancelled: ${where}`
    default:
      return `It was not read yet: ${where}`
  }
}
