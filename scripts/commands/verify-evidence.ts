import { parseArgs } from 'node:util'
import { formatFinding, isHarm, type EvidenceFinding } from '../../app/domain/evidenceReport'
import { verifyEvidence } from '../../app/ingest/verifyEvidence.server'
import type { Command } from '../throughline'

export const command: Command = {
  name: 'verify-evidence',
  summary: 'Reads every original again and names each that is missing, extra or damaged.',
  usage: 'throughline verify-evidence [--json]',
  mutates: false,
  async run({ portal, say, print }, args) {
    const { values } = parseArgs({ args, options: { json: { type: 'boolean' } } })
    const findings: EvidenceFinding[] = []
    for await (const finding of verifyEvidence(await portal())) {
      findings.push(finding)
      if (!values.json && finding.state !== 'intact') print(formatFinding(finding))
      else if (values.json && findings.length % 100 === 0) say(`${findings.length} read`)
    }
    const count = (state: EvidenceFinding['state']) =>
      findings.filter((finding) => finding.state === state).length
    const counts = {
      intact: count('intact'),
      missing: count('missing'),
      damaged: count('damaged'),
      extra: count('extra'),
    }
    if (values.json)
      print(JSON.stringify({ ...counts, findings: findings.filter((finding) => finding.state !== 'intact') }))
    else
      print(
        `${counts.intact} intact, ${counts.missing} missing, ${counts.damaged} damaged, ${counts.extra} extra.`,
      )
    return findings.some(isHarm) ? 1 : 0
  },
}
