import { verifyLog, type NotedHead } from '../../app/audit/verifyLog.server'
import type { Command } from '../throughline'

const NOTED = /^(\d{1,9}):([0-9a-f]{64})$/

export const command: Command = {
  name: 'verify-log',
  summary:
    'Reads the whole log of changes and names each row that was edited, removed or reordered. Note the head that it prints somewhere else, and give it with --noted later: then a log that was written anew is found too.',
  usage: 'throughline verify-log [--noted <row>:<hash>] [--json]',
  mutates: false,
  async run({ portal, say, print }, args) {
    const isJson = args.includes('--json')
    const rest = args.filter((arg) => arg !== '--json')
    const noted = rest[0] === '--noted' ? readNoted(rest[1]) : null
    if (noted === undefined || rest.length !== (noted ? 2 : 0)) {
      say(`Usage: ${command.usage}`)
      return 2
    }
    const report = await verifyLog(await portal(), noted)
    const isSound = report.faults.length === 0
    if (isJson) print(JSON.stringify({ isSound, ...report }))
    else {
      for (const { says } of report.faults) print(says)
      const rows = `${report.entries.toLocaleString('en')} ${report.entries === 1 ? 'row' : 'rows'}`
      print(
        isSound
          ? `The log is sound: ${rows}, none edited, removed or reordered.`
          : `The log is not sound: ${rows} read, ${report.faults.length} faults.`,
      )
      if (report.head) print(`Head: ${report.head.seq}:${report.head.hash}`)
    }
    return isSound ? 0 : 1
  },
}

/** Undefined where the text is no noted head. */
function readNoted(text: string | undefined): NotedHead | undefined {
  const [, seq, hash] = NOTED.exec(text ?? '') ?? []
  return seq && hash ? { seq: Number(seq), hash } : undefined
}
