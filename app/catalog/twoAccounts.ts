import { dayNumber } from '../domain/days'
import { parseEdtf } from '../domain/edtf'
import { recordHref } from '../domain/recordHref'
import type { Dispute, DocumentRecord, Statement } from '../domain/records'
import { isDated } from '../domain/titleAndDate'
import type { Catalog } from './catalog'

/** Words of one party, with all that a quotation is shown with. */
export type Account = {
  words: string
  speaker: string
  /** The speaker's organization; null where the speaker is one. */
  of: string | null
  date: string
  source: { href: string; title: string }
}

export type TwoAccounts = { dispute: { href: string; title: string }; accounts: [Account, Account] }

/** Long enough to make a point, short enough for the front page. In characters. */
const LEAST = 40
const MOST = 240

type Voice = { statement: Statement; document: DocumentRecord & { date: string }; party: string; day: number }

/**
 * What two parties of one dispute said nearest to each other in time: neither side stands alone. From the dispute
 * with the most quotations; null where no two parties of it are quoted. Only verified words of a known day.
 */
export function twoAccounts(catalog: Catalog): TwoAccounts | null {
  const heard = catalog.list('dispute').map((dispute) => ({ dispute, voices: voicesIn(catalog, dispute) }))
  heard.sort((a, b) => b.voices.length - a.voices.length)
  for (const { dispute, voices } of heard) {
    const pair = nearestPair(voices)
    if (!pair) continue
    const [first, second] = pair
    return {
      dispute: { href: recordHref(dispute), title: dispute.title },
      accounts: [accountOf(catalog, first), accountOf(catalog, second)],
    }
  }
  return null
}

function voicesIn(catalog: Catalog, dispute: Dispute): Voice[] {
  const parties = new Set(dispute.parties.map(({ organization }) => organization))
  const voices: Voice[] = []
  for (const document of catalog.mentioning(dispute.id, 'document', 'disputes').filter(isDated)) {
    const date = parseEdtf(document.date)
    if (date?.precision !== 'day') continue
    for (const statement of catalog.mentioning(document.id, 'statement', 'document')) {
      const party = catalog.find('person', statement.speaker)?.organization ?? statement.speaker
      const { length } = statement.text
      if (!parties.has(party) || length < LEAST || length > MOST || statement.confidence !== 'verified')
        continue
      voices.push({ statement, document, party, day: dayNumber(date.min) })
    }
  }
  return voices
}

function nearestPair(voices: Voice[]): [Voice, Voice] | null {
  let nearest: [Voice, Voice] | null = null
  let least = Infinity
  for (const [index, first] of voices.entries()) {
    for (const second of voices.slice(index + 1)) {
      const apart = Math.abs(second.day - first.day)
      if (first.party === second.party || apart >= least) continue
      least = apart
      nearest = [first, second]
    }
  }
  return nearest
}

function accountOf(catalog: Catalog, { statement, document }: Voice): Account {
  const person = catalog.find('person', statement.speaker)
  const organization = catalog.find('organization', person?.organization ?? statement.speaker)
  return {
    words: statement.text,
    speaker: person?.name ?? organization?.name ?? statement.speaker,
    of: person ? (organization?.name ?? null) : null,
    date: document.date,
    source: { href: recordHref(statement), title: document.title },
  }
}
