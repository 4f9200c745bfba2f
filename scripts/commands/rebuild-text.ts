import { parseArgs } from 'node:util'
import { rebuildPages, type Rebuilt } from '../../app/ingest/rebuildPages.server'
import { settleAll } from '../../app/ingest/settleReceipt.server'
import type { Command } from '../throughline'

export const command: Command = {
  name: 'rebuild-text',
  summary: 'Makes the pages of text of every original anew from its bytes.',
  usage: 'throughline rebuild-text [--json]',
  mutates: true,
  async run({ portal, print }, args) {
    const { values } = parseArgs({ args, options: { json: { type: 'boolean' } } })
    const all: Rebuilt[] = []
    const opened = await portal()
    for await (const it of rebuildPages(opened)) {
      all.push(it)
      if (!values.json && it.outcome !== 'same')
        print(`${it.outcome.padEnd(7)}  ${it.sha256}  ${it.message ?? `${it.pages} pages`}`)
    }
    await settleAll(opened)
    const count = (outcome: Rebuilt['outcome']) => all.filter((it) => it.outcome === outcome).length
    const counts = { same: count('same'), changed: count('changed'), failed: count('failed') }
    if (values.json) print(JSON.stringify({ ...counts, originals: all }))
    else print(`${counts.same} the same, ${counts.changed} changed, ${counts.failed} failed.`)
    return counts.failed > 0 ? 1 : 0
  },
}
