import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { packetPage } from '../../../app/dossier/packetPage.server'
import { planPacket } from '../../../app/dossier/planPacket.server'
import { templateArgument } from '../../../app/domain/packetTemplate'
import { addBlock } from '../../../app/packets/argument/argumentCommands.server'
import { createPacket } from '../../../app/packets/packetCommands.server'
import { parsePacketInput, templateInput } from '../../../app/packets/packetForm'
import { findTemplate, listTemplates } from '../../../app/packets/readTemplates.server'
import { fillCatalog } from '../../aPacket'
import { openTestPortal } from '../../openTestPortal'
import { signIn, type TestVisitor } from '../../signIn'

const SHIPPED = [
  ['court-appendix', 'court-of-appeals-appendix', 'custodian translator service'],
  ['fcc-comment', 'fcc-comments', 'custodian translator'],
  ['fcc-ex-parte', 'fcc-ex-parte', 'service'],
  ['press-kit', '', ''],
  ['section-208-exhibits', 'fcc-formal-complaint', 'custodian translator notice service'],
] as const

describe('a packet made from a template', async () => {
  const portal = await openTestPortal()
  let author: TestVisitor['viewer']
  beforeAll(async () => {
    await fillCatalog(portal)
    author = (await signIn(portal, 'contributor', 'Conrad')).viewer
    const paths = SHIPPED.flatMap(([id, venue]) => [
      `templates/${id}.yaml`,
      ...(venue ? [`venues/${venue}.yaml`] : []),
    ])
    await portal.db.contentFile.createMany({
      data: paths.map((path) => {
        const text = readFileSync(`content/${path}`, 'utf8')
        return { path, sha256: path, text, syncedAt: new Date(0) }
      }),
    })
  })

  async function made(id: string) {
    const template = (await findTemplate(portal, id))!
    const fields = parsePacketInput({ ...templateInput(template), title: `From ${id}` })
    if (!fields.ok) throw new Error(JSON.stringify(fields.refusal))
    return { template, stored: await createPacket(portal, author, fields.value, templateArgument(template)) }
  }

  it.each(SHIPPED)('%s has its venue, its forms and its headings', async (id, venue, forms) => {
    const { template, stored } = await made(id)
    const { packet } = stored
    expect([packet.venue, packet.forms]).toEqual([venue, forms])
    expect(packet.argument.map((block) => block.kind === 'section' && block.heading)).toEqual(
      template.sections.map(({ heading }) => heading),
    )
  })

  it.each(SHIPPED)('%s prints its headings and no hint, and says what is unwritten', async (id) => {
    const { template, stored } = await made(id)
    const plan = await planPacket(portal, author, stored)
    const whole = JSON.stringify(plan)
    for (const { heading, hint } of template.sections) {
      expect(whole).toContain(heading)
      expect(whole).not.toContain(hint)
    }
    const found = plan.findings.filter(({ rule, blocks }) => rule === 'heading' && blocks)
    expect([found.length, plan.isDraft]).toEqual([template.sections.length, true])
  })

  it('is found unwritten at a heading no more once something stands beneath', async () => {
    const { template, stored } = await made('fcc-ex-parte')
    const block = { kind: 'paragraph', id: 'p', text: 'They met.' } as const
    await addBlock(portal, author, stored.packet.id, { block, after: 's1' })
    const page = (await packetPage(portal, author, stored.packet.id))!
    const found = page.findings.filter(({ rule }) => rule === 'heading')
    expect(found).toHaveLength(template.sections.length - 1)
  })

  it('keeps its headings in the log', async () => {
    const { stored } = await made('press-kit')
    const where = { action: 'packet.create', subjectId: stored.packet.id }
    const { after } = await portal.db.auditEntry.findFirstOrThrow({ where })
    expect(JSON.parse(after!)).toMatchObject({ argument: stored.packet.argument })
  })

  it('is one of five, and none of a name that no file has', async () => {
    expect((await listTemplates(portal)).map(({ id }) => id).sort()).toEqual(SHIPPED.map(([id]) => id))
    expect([await findTemplate(portal, 'sonnet'), await findTemplate(portal, '../\u0000')]).toEqual([
      null,
      null,
    ])
  })
})
