import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { formatProblem } from '../../../app/ingest/contentProblem'
import { readContent } from '../../../app/ingest/readContent.server'
import { aContentFolder } from './contentFolder'

describe('readContent', () => {
  it('reads what holds records, in the order of paths, with the hash of each', async () => {
    const folder = aContentFolder({ 'people.yaml': '', 'disputes/b.md': 'b', 'disputes/a.md': 'a' })
    folder.write('README.md', 'For people.')
    folder.write('.git/config', 'For git.')
    folder.write('handbook/images/a.png', new Uint8Array([0xff, 0xd8]))
    const { files, problems } = await readContent(folder.path)
    expect(problems).toEqual([])
    expect(files.map(({ path }) => path)).toEqual(['disputes/a.md', 'disputes/b.md', 'people.yaml'])
    expect(files[0]).toMatchObject({
      text: 'a',
      sha256: 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb',
    })
  })

  it('keeps a byte order mark, so that the text gives the same bytes again', async () => {
    const folder = aContentFolder({ 'people.yaml': '\ufeffa' })
    expect((await readContent(folder.path)).files[0]!.text).toBe('\ufeffa')
  })

  it('names what is no plain UTF-8 file, and reads the rest', async () => {
    const folder = aContentFolder({ 'people.yaml': '' })
    symlinkSync('/etc/hosts', join(folder.path, 'sources.yaml'))
    folder.write('links.yaml', new Uint8Array([0x61, 0x0a, 0x0a, 0xe9, 0x0a]))
    folder.write('organizations.yaml', 'x'.repeat(20_000_001))
    const { files, problems } = await readContent(folder.path)
    expect(files.map(({ path }) => path)).toEqual(['people.yaml'])
    expect(problems.map(formatProblem).sort()).toEqual([
      'links.yaml:3: This is not UTF-8 text. Save the file as UTF-8; an editor names this in its "save with encoding" dialogue.',
      'organizations.yaml: The file has 20000001 bytes. A content file has at most 20000000: cut it in parts.',
      'sources.yaml: This is not a plain file. Put a copy of the file here, not a link to it.',
    ])
  })
})
