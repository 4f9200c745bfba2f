import { parseArgs } from 'node:util'
import { parseCitedPassage } from '../../app/domain/citedPassage'
import { verifyCite, type CiteReport } from '../../app/ingest/verifyCite.server'
import type { Command } from '../throughline'

const CODE: Record<CiteReport['is'], 0 | 1 | 2> = { true: 0, false: 1, unknown: 2 }
const VERDICT: Record<CiteReport['is'], string> = { true: 'TRUE', false: 'NOT TRUE', unknown: 'CANNOT TELL' }
const MARK: Record<CiteReport['is'], string> = { true: 'ok', false: 'no', unknown: '??' }

export const command: Command = {
  name: 'verify-cite',
  summary:
    'Reads the stored original of a quotation afresh and says whether it has these words, at that place. Takes the permalink of a note, or of a page or note of a version.',
  usage: `throughline verify-cite <permalink> [--include-private] [--json]

Words that OCR read are recognised anew from the page's picture, which takes some seconds a page.
--include-private looks at notes too that are their author's alone.
Exit 0: the words are there. 1: they are not, or the original was changed. 2: it cannot be told.`,
  mutates: false,
  async run({ portal, say, print }, args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: 'boolean' }, 'include-private': { type: 'boolean' } },
    })
    const [permalink] = positionals
    if (!permalink || positionals.length > 1) {
      say(`Usage: ${command.usage}`)
      return 2
    }
    const passage = parseCitedPassage(permalink)
    if (!passage) {
      say(`This is no permalink of a note or a passage: ${permalink}`)
      return 2
    }
    const hasPrivate = values['include-private'] === true
    const report = await verifyCite(await portal(), passage, { hasPrivate })
    if (values.json) print(JSON.stringify({ permalink, ...report }))
    else print(inWords(report))
    return CODE[report.is]
  },
}

function inWords({ is, words, checks, difference }: CiteReport): string {
  const lines = words === null ? [] : [`“${words.length > 300 ? `${words.slice(0, 300)}…` : words}”`]
  for (const check of checks) lines.push(`${MARK[check.is]}  ${check.says}`)
  if (difference)
    lines.push(
      difference
        .map(({ kind, text }) =>
          kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`,
        )
        .join(''),
    )
  return [...lines, VERDICT[is]].join('\n')
}
