import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { planImport } from '../../app/annotations/exchange/planImport.server'
import { showPlan, type ShownPlanned } from '../../app/annotations/exchange/showPlan'
import { takeImport } from '../../app/annotations/exchange/takeImport.server'
import type { Viewer } from '../../app/domain/roles'
import { EXPLAIN_EXCHANGE, readExchange } from '../../app/domain/webAnnotation/readExchange'
import type { Portal } from '../../app/portal.server'
import type { Command } from '../throughline'

export const command: Command = {
  name: 'import-annotations',
  summary:
    'Takes the notes of a file onto a document: W3C Web Annotations, an export of Hypothesis, or notes of DocumentCloud. They stand under the account that is named; with --dry-run they are only shown.',
  usage:
    'throughline import-annotations <file> --document <id> --as <e-mail of an account> [--dry-run] [--json]',
  mutates: true,
  async run({ portal, cwd, say, print }, args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        document: { type: 'string' },
        as: { type: 'string' },
        'dry-run': { type: 'boolean' },
        json: { type: 'boolean' },
      },
    })
    const [file] = positionals
    if (!file || positionals.length > 1 || !values.document || !values.as) {
      say(`Usage: ${command.usage}`)
      return 2
    }
    const read = readExchange(await readFile(resolve(cwd, file), 'utf8'))
    if (!read.ok) {
      say(EXPLAIN_EXCHANGE[read.refusal])
      return 1
    }
    const opened = await portal()
    const viewer = await findViewer(opened, values.as)
    const plan = viewer && (await planImport(opened, viewer, values.document, read.value))
    if (!viewer || !plan) {
      say(viewer ? `There is no document "${values.document}".` : `There is no account of ${values.as}.`)
      return 1
    }
    const shown = showPlan(plan)
    const taken = values['dry-run'] ? null : await takeImport(opened, viewer, plan, 'team')
    if (values.json) print(JSON.stringify({ ...shown, taken }))
    else {
      for (const remark of shown.remarks) say(remark)
      for (const note of shown.notes) print(inWords(note))
      print(taken ? `${taken.taken} taken, ${taken.held} here already.` : `${shown.toTake} would be taken.`)
    }
    return 0
  },
}

async function findViewer(
  portal: Portal,
  email: string,
): Promise<Exclude<Viewer, { role: 'reader' }> | null> {
  const row = await portal.db.account.findFirst({
    where: { email: email.toLowerCase(), closedAt: null },
    select: { id: true, name: true, role: true },
  })
  return row && ({ role: row.role, accountId: row.id, name: row.name } as Exclude<Viewer, { role: 'reader' }>)
}

const OUTCOME: Record<ShownPlanned['outcome'], string> = {
  take: 'take',
  held: 'here already',
  orphan: 'left out',
}

function inWords({ kind, state, outcome, words, body, apart }: ShownPlanned): string {
  const said = (words ?? body).replace(/\s+/gu, ' ').slice(0, 80)
  const kept = apart.map(({ part }) => part).join(', ')
  return `${OUTCOME[outcome]}  ${kind}, ${state}  ${said}${kept === '' ? '' : `\n      kept and not shown: ${kept}`}`
}
