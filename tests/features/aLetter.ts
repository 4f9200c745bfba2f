import { changeCatalog } from '../../app/catalog/changeCatalog.server'
import {
  documentSchema,
  organizationSchema,
  personSchema,
  sourceSchema,
  statementSchema,
} from '../../app/domain/records'
import { COMMAND_LINE } from '../../app/domain/roles'
import type { Portal } from '../../app/portal.server'

const IN_PORTAL = { from: 'portal' } as const

export const LETTER = documentSchema.parse({
  kind: 'document',
  id: 'a-letter',
  title: 'A letter of ours',
  type: 'letter',
  date: '2014-06-09',
  from: ['sender'],
  authors: ['counsel'],
  summary: 'Answers the demand and refuses it.',
  sources: ['a-source'],
})

export const QUOTATIONS = [
  'The ports are full, and Verizon’s ports are full at every hour.',
  'We will go on saying so.',
]

/** A letter with its sender, its author, a source and two quotations; and a draft that no reader may see. */
export async function addLetter(portal: Portal): Promise<void> {
  const source = sourceSchema.parse({
    kind: 'source',
    id: 'a-source',
    title: 'A paper',
    publisher: 'A press',
    url: 'https://example.org/a',
  })
  const sender = organizationSchema.parse({
    kind: 'organization',
    id: 'sender',
    name: 'Sender, Inc.',
    type: 'isp',
    country: 'US',
    description: '',
  })
  const counsel = personSchema.parse({
    kind: 'person',
    id: 'counsel',
    name: 'A. Counsel',
    role: 'General Counsel',
    organization: 'sender',
    roleAsOf: '2014-06',
  })
  const statements = QUOTATIONS.map((text, index) =>
    statementSchema.parse({
      kind: 'statement',
      id: `a-letter-q${index + 1}`,
      document: 'a-letter',
      position: index + 1,
      text,
      speaker: 'counsel',
      sources: ['a-source'],
    }),
  )
  const records = [source, sender, counsel, LETTER, ...statements]
  await changeCatalog(portal, COMMAND_LINE, [
    ...records.map((record) => ({ do: 'add' as const, record, origin: IN_PORTAL })),
    { do: 'add', record: { ...LETTER, id: 'a-draft', title: 'A draft' }, origin: IN_PORTAL, state: 'draft' },
  ])
}
