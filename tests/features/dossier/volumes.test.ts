import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkPdf, faultsOf } from '../../../app/dossier/check/checkPdf'
import type { DossierPlan } from '../../../app/dossier/dossierPlan'
import type { RenderedVolume } from '../../../app/dossier/renderDossier.server'
import { renderVolumes } from '../../../app/dossier/renderVolumes.server'
import { aPlan, aRecord, readPdf } from '../../aDossier'

const EXHIBITS = 12
const PICTURE_BYTES = 5_000_000

describe('a packet of 60 MB for a venue that takes 25 MB and five files', () => {
  const numbers = Array.from({ length: EXHIBITS }, (_, index) => index + 1)
  const originals = new Map(
    numbers.map((number) => {
      const bytes = aPicture(number)
      return [createHash('sha256').update(bytes).digest('hex'), bytes] as const
    }),
  )
  const hashes = [...originals.keys()]
  const plan = withLimits(
    aPlan({
      records: numbers.map((number) =>
        aRecord({ kind: 'document', id: `d${number}`, title: `A picture ${number}` }),
      ),
      packet: {
        exhibits: numbers.map((number) => ({ record: `d${number}` })),
        introduction: 'First {Ex. 1 at 1}, at last {Ex. 12 at 1}.',
      },
      originals: Object.fromEntries(
        numbers.map((number) => [
          `d${number}`,
          [
            {
              ...{ sha256: hashes[number - 1]!, fileName: `${number}.pdf`, mediaType: 'application/pdf' },
              ...{ sizeBytes: PICTURE_BYTES, pages: 1, receivedAt: '2026-11-22T00:00:00Z', sourceUrl: null },
              bates: { prefix: 'TL', first: number },
            },
          ],
        ]),
      ),
    }),
    25_000_000,
    5,
  )
  const readOriginal = async (sha256: string) => originals.get(sha256) ?? null
  let folder = ''
  let volumes: RenderedVolume[] = []
  const pathOf = (number: number) => join(folder, `${number}.pdf`)
  const pagesOf = async (number: number) => readPdf(new Uint8Array(await readFile(pathOf(number))))
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'throughline-volumes-'))
    volumes = await renderVolumes(plan, pathOf, { readOriginal })
  })
  afterAll(async () => rm(folder, { recursive: true, force: true }))

  it('is cut between exhibits into files that the venue takes', () => {
    expect(volumes.map(({ volume }) => [volume.first, volume.end])).toEqual([
      [0, 4],
      [4, 8],
      [8, 12],
    ])
    expect(volumes.filter(({ sizeBytes }) => sizeBytes > 25_000_000)).toEqual([])
  })

  it('numbers its pages and their Bates numbers on through all volumes, each clean by every check', async () => {
    const faults = await Promise.all(
      volumes.map(async ({ volume }) =>
        faultsOf(await checkPdf(new Uint8Array(await readFile(pathOf(volume.number))))),
      ),
    )
    // Pictures of noise have no words, as the check of text rightly finds.
    expect(faults.flat().filter(({ rule }) => rule !== 'text')).toEqual([])
    const total = volumes.reduce((sum, { pages }) => sum + pages, 0)
    expect(volumes.map(({ firstPage }) => firstPage)).toEqual([
      1,
      volumes[0]!.pages + 1,
      volumes[0]!.pages + volumes[1]!.pages + 1,
    ])
    const { pages } = await pagesOf(2)
    expect(pages[0]).toContain(`Page ${volumes[1]!.firstPage} of ${total}`)
    expect(pages.at(-1)).toContain('TL-0000008')
  })

  it('repeats cover and index, and says in words where another volume has what a link cannot reach', async () => {
    const [first, last] = [await pagesOf(1), await pagesOf(3)]
    expect(first.pages.join('\n')).toMatch(/Ex\.\s12\sat\s1\s\[Vol\.\s3,\sp\.\s\d+\]/)
    expect(last.pages[0]).toContain('3 of 3: Exhibit 9 to 12')
    expect(last.pages[1]).toContain('Exhibit index')
    expect(last.pages.slice(0, 4).join('\n')).toMatch(/Vol\.\s1,\s+p\.\s\d+/)
    expect(last.pages.at(-1)).toContain('Colophon')
  })

  it.skipIf(!existsSync('/dev/full'))('stops where the disk is full in mid-volume, and says so', async () => {
    const full = (number: number) => (number === 2 ? '/dev/full' : join(folder, `full-${number}`))
    await expect(renderVolumes(withLimits(plan, 6_000_000, 20), full, { readOriginal })).rejects.toThrow(
      'The disk is full, so the dossier was not written. Make room, and export again.',
    )
  })

  it('is refused by name where one exhibit is larger than any file may be, and where files are too many', async () => {
    const make = (limited: DossierPlan) =>
      renderVolumes(limited, (number) => join(folder, `no-${number}`), { readOriginal })
    await expect(make(withLimits(plan, 4_000_000, 20))).rejects.toThrow(
      'Ex. 1, “A picture 1”, has originals of 5 MB, and A venue takes no file above 4 MB.',
    )
    await expect(make(withLimits(plan, 25_000_000, 2))).rejects.toThrow(
      'The dossier needs 3 files of at most 25 MB, and A venue takes 2.',
    )
    expect((await readdir(folder)).filter((name) => name.startsWith('no-'))).toEqual([])
  })
})

function withLimits(plan: DossierPlan, mostBytes: number, mostFiles: number): DossierPlan {
  return { ...plan, venue: { ...plan.venue, name: 'A venue', mostBytes, mostFiles } }
}

/** A page with one picture of noise, which no packing makes smaller. */
function aPicture(number: number): Uint8Array {
  const width = 1000
  const height = PICTURE_BYTES / width / 3
  const objects: (string | Buffer)[][] = [
    ['<< /Type /Catalog /Pages 2 0 R >>'],
    ['<< /Type /Pages /Kids [3 0 R] /Count 1 >>'],
    [
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R /Resources << /XObject << /I 4 0 R >> >> >>',
    ],
    [
      `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${Math.floor(height)} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Length ${width * Math.floor(height) * 3} >>\nstream\n`,
      randomBytes(width * Math.floor(height) * 3),
      '\nendstream',
    ],
    [`<< /Length 30 >>\nstream\nq 500 0 0 600 50 100 cm /I Do Q\nendstream`],
  ]
  const chunks: Buffer[] = [Buffer.from(`%PDF-1.7\n%picture ${number}\n`)]
  const offsets: number[] = []
  const size = () => chunks.reduce((sum, chunk) => sum + chunk.length, 0)
  for (const [index, parts] of objects.entries()) {
    offsets.push(size())
    for (const part of [`${index + 1} 0 obj\n`, ...parts, '\nendobj\n'])
      chunks.push(Buffer.from(part as string))
  }
  const start = size()
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const table = `xref\n0 6\n0000000000 65535 f \n${rows}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return new Uint8Array(Buffer.concat([...chunks, Buffer.from(table)]))
}
