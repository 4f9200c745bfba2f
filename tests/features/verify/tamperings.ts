import { BAG_PATHS } from '../../../app/domain/evidencePackage/manifest'
import type { CheckId } from '../../../app/verify/report'
import { anOriginal } from '../../aDossier'
import { LETTER_TEXT, REPLY_PAGES, type BagContents } from '../../aPackage'
import { changeManifest, rehash, retag, signAnew, swapOriginal } from '../../tamperedPackage'
import { aRequest, anAuthority } from '../../timeStampAuthority'

/** One thing that a forger does, and the check that finds it, with a word of its reason. */
export type Tampering = {
  what: string
  do: (contents: BagContents) => void | Promise<void>
  found: CheckId
  why: string
}
const LETTER = /^data\/originals\/1-/
const REPLY = /^data\/originals\/2-/

export const TAMPERINGS: Tampering[] = [
  {
    what: 'an exhibit swapped for another file',
    do: (it) => void it.set(pathOf(it, REPLY), Buffer.from('Another.')),
    found: 'originals',
    why: 'Ex. 2: the original “reply.pdf” is not the file',
  },
  {
    what: 'an exhibit swapped, with every hash made right again',
    do: (it) => {
      swapOriginal(it, pathOf(it, LETTER), Buffer.from(LETTER_TEXT.replace('no basis', 'a basis')))
      rehash(it)
    },
    found: 'quotations',
    why: 'the original has other words there',
  },
  {
    what: 'a quotation edited in the manifest, with every hash made right again',
    do: (it) => {
      changeManifest(
        it,
        ({ items }) => void (items[0]!.quotations[0]!.text = 'There is every basis for this.'),
      )
      rehash(it)
    },
    found: 'quotations',
    why: 'Ex. 1: the original has other words there: “There is no basis for this”.',
  },
  {
    what: 'a quotation edited, and all of it signed anew with another key',
    do: (it) => {
      changeManifest(
        it,
        ({ items }) => void (items[0]!.quotations[0]!.text = 'There is every basis for this.'),
      )
      signAnew(it)
    },
    found: 'signer',
    why: 'signed with another key',
  },
  {
    what: 'a quotation moved to another page',
    do: (it) => {
      changeManifest(it, ({ items }) => void (items[1]!.quotations[0]!.place!.page = 1))
      rehash(it)
    },
    found: 'quotations',
    why: 'Ex. 2: the words stand elsewhere than cited, on page 2.',
  },
  {
    what: 'exhibits in another order',
    do: (it) => {
      changeManifest(it, ({ items }) => void items.reverse())
      rehash(it)
    },
    found: 'signature',
    why: 'data/manifest.json is not the file that was signed',
  },
  {
    what: 'a page dropped from an original',
    do: async (it) => {
      swapOriginal(it, pathOf(it, REPLY), Buffer.from(await anOriginal(REPLY_PAGES.slice(0, 1))))
      rehash(it)
    },
    found: 'quotations',
    why: 'the words are not in the original',
  },
  {
    what: 'pages dropped from the PDF, and the manifest told of the new hash',
    do: async (it) => {
      const bytes = Buffer.from(await anOriginal(['All that is left.']))
      it.set(BAG_PATHS.dossier, bytes)
      const { createHash } = await import('node:crypto')
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      changeManifest(it, ({ dossier }) => void Object.assign(dossier, { sha256, sizeBytes: bytes.length }))
      rehash(it)
    },
    found: 'pages',
    why: 'The PDF has 1 pages, and the manifest says',
  },
  {
    what: 'the PDF replaced',
    do: async (it) => {
      it.set(BAG_PATHS.dossier, Buffer.from(await anOriginal(['Another.'])))
      rehash(it)
    },
    found: 'dossier',
    why: 'another hash than the manifest gives',
  },
  {
    what: 'one bit turned in the manifest',
    do: (it) => edit(it, BAG_PATHS.manifest, '"A filer"', '"A filed"'),
    found: 'payload',
    why: 'data/manifest.json is not the file that manifest-sha256.txt lists',
  },
  {
    what: 'a manifest with spaces put in',
    do: (it) => {
      edit(it, BAG_PATHS.manifest, '"clock":', '"clock": ')
      rehash(it)
    },
    found: 'manifest',
    why: 'not spelt canonically',
  },
  {
    what: 'a manifest that says more than is checked',
    do: (it) => {
      changeManifest(it, (manifest) => void Object.assign(manifest, { verdict: 'Verizon lied' }))
      rehash(it)
    },
    found: 'manifest',
    why: 'not as it must be at verdict',
  },
  {
    what: 'all of it signed anew with another key',
    do: signAnew,
    found: 'signer',
    why: 'signed with another key than the one that you gave',
  },
  {
    what: 'another key put beside the signature',
    do: async (it) => {
      const other = new Map(it)
      signAnew(other)
      it.set(BAG_PATHS.publicKey, other.get(BAG_PATHS.publicKey)!)
      retag(it)
    },
    found: 'signature',
    why: 'not that of the key beside it',
  },
  {
    what: 'the signature taken out',
    do: (it) => {
      it.delete(BAG_PATHS.envelope)
      retag(it)
    },
    found: 'signature',
    why: 'is not signed, or its signature was taken out',
  },
  {
    what: 'a statement that does not cover the list of files',
    do: (it) => {
      const envelope = JSON.parse(it.get(BAG_PATHS.envelope)!.toString()) as { payload: string }
      const statement = JSON.parse(Buffer.from(envelope.payload, 'base64').toString()) as {
        subject: unknown[]
      }
      statement.subject.pop()
      envelope.payload = Buffer.from(JSON.stringify(statement)).toString('base64')
      it.set(BAG_PATHS.envelope, Buffer.from(JSON.stringify(envelope)))
      retag(it)
    },
    found: 'signature',
    why: 'does not cover manifest-sha256.txt',
  },
  {
    what: 'a time stamp of an earlier package',
    do: async (it) => {
      const other = await anAuthority()
      it.set(BAG_PATHS.timeStamp, await other.answer(aRequest(Buffer.from('An earlier signature.'))))
      retag(it)
    },
    found: 'time-stamp',
    why: 'over something else than this signature',
  },
  {
    what: 'a time stamp from before the packet was last changed',
    do: async (it) => {
      const other = await anAuthority()
      const at = new Date('2025-01-01T00:00:00Z')
      it.set(BAG_PATHS.timeStamp, await other.answer(aRequest(it.get(BAG_PATHS.envelope)!), { at }))
      retag(it)
    },
    found: 'time-stamp',
    why: 'before the packet was last changed',
  },
  {
    what: 'a time stamp by an authority of the forger’s own',
    do: async (it) => {
      const other = await anAuthority()
      it.set(BAG_PATHS.timeStamp, await other.answer(aRequest(it.get(BAG_PATHS.envelope)!)))
      retag(it)
    },
    found: 'time-stamp-authority',
    why: 'not from the authority whose certificate you gave',
  },
  {
    what: 'the time stamp taken out',
    do: (it) => {
      it.delete(BAG_PATHS.timeStamp)
      retag(it)
    },
    found: 'time-stamp',
    why: 'asked for, and none is there',
  },
  {
    what: 'a wrong Payload-Oxum',
    do: (it) => {
      it.set(
        'bag-info.txt',
        Buffer.from(
          it
            .get('bag-info.txt')!
            .toString()
            .replace(/Oxum: .*/, 'Oxum: 1.1'),
        ),
      )
      retag(it)
    },
    found: 'bag',
    why: 'holds',
  },
  {
    what: 'a file added',
    do: (it) => void it.set('data/planted.txt', Buffer.from('Planted.')),
    found: 'payload',
    why: 'data/planted.txt is in the bag and not in manifest-sha256.txt',
  },
  {
    what: 'an original added, with every hash made right again',
    do: (it) => {
      it.set('data/originals/9-planted.txt', Buffer.from('Planted.'))
      rehash(it)
    },
    found: 'originals',
    why: 'the manifest does not name it',
  },
  {
    what: 'a file missing',
    do: (it) => void it.delete(BAG_PATHS.custody),
    found: 'payload',
    why: 'data/custody.csv stands in manifest-sha256.txt and is not in the bag',
  },
  {
    what: 'a file about the bag changed',
    do: (it) => edit(it, 'bag-info.txt', 'A filer', 'Another filer'),
    found: 'tags',
    why: 'bag-info.txt is not the file',
  },
  {
    what: 'a value changed in its series’ file, with every hash made right again',
    do: (it) => {
      edit(it, 'data/series/index.csv', '1.58', '2.58')
      rehash(it)
    },
    found: 'values',
    why: 'Ex. 3: FiOS, 2014-06: the manifest has value “1.58”, and data/series/index.csv “2.58”.',
  },
  {
    what: 'the custody log rewritten, with every hash made right again',
    do: (it) => {
      edit(it, BAG_PATHS.custody, 'command line', 'somebody')
      rehash(it)
    },
    found: 'signature',
    why: 'manifest-sha256.txt is not the file that was signed',
  },
  {
    what: 'a table for people that says something else than the manifest',
    do: (it) => {
      edit(it, BAG_PATHS.manifestCsv, 'letter.txt', 'letters.txt')
      rehash(it)
    },
    found: 'tables',
    why: 'says something else than the manifest',
  },
  {
    what: 'files to be fetched from elsewhere',
    do: (it) => {
      it.set('fetch.txt', Buffer.from('https://example.org/x 1 data/x\n'))
      retag(it)
    },
    found: 'bag',
    why: 'fetch.txt names files that lie elsewhere',
  },
  {
    what: 'a name that leaves the bag',
    do: (it) => void it.set('../../planted.sh', Buffer.from('Planted.')),
    found: 'packing',
    why: 'is no path within the bag',
  },
  {
    what: 'two names that one file system takes for the same',
    do: (it) => void it.set('data/Manifest.json', it.get(BAG_PATHS.manifest)!),
    found: 'packing',
    why: 'stands in the archive twice',
  },
]

function pathOf(contents: BagContents, pattern: RegExp): string {
  return [...contents.keys()].find((path) => pattern.test(path))!
}

function edit(contents: BagContents, path: string, from: string, to: string) {
  const text = contents.get(path)!.toString()
  if (!text.includes(from)) throw new Error(`${path} has no ${from}`)
  contents.set(path, Buffer.from(text.replace(from, to)))
}
