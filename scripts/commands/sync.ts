import { resolve } from 'node:path'
import { COMMAND_LINE } from '../../app/domain/roles'
import { formatProblem } from '../../app/ingest/contentProblem'
import { syncContent } from '../../app/ingest/syncContent.server'
import { describeSync } from '../../app/ingest/syncReport'
import type { Command } from '../throughline'

export const command: Command = {
  name: 'sync',
  summary: 'Takes the content files into the portal: all of them, or none.',
  usage: 'throughline sync [folder] [--json]',
  mutates: true,
  async run({ portal, cwd, say, print }, args) {
    const isJson = args.includes('--json')
    const [folder, ...more] = args.filter((arg) => arg !== '--json')
    if (more.length > 0 || folder?.startsWith('-')) {
      say(`Usage: ${command.usage}`)
      return 2
    }
    const options = folder === undefined ? {} : { folder: resolve(cwd, folder) }
    const result = await syncContent(await portal(), { actor: COMMAND_LINE, ...options })
    if (!result.ok) {
      if (isJson) print(JSON.stringify({ isSynced: false, problems: result.refusal }))
      else for (const problem of result.refusal) say(formatProblem(problem))
      say(`Nothing was synced: ${count(result.refusal.length, 'problem')}.`)
      return 1
    }
    if (isJson) print(JSON.stringify({ isSynced: true, ...result.value }))
    else print(describeSync(result.value))
    return 0
  },
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
