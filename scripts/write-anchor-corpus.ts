/**
 * Writes the corpus of annotated revisions, tests/fixtures/anchors/, from its texts: the same files each time. What is
 * expected of a case follows from how its revision was made. Run it after a change of a text or of an edit.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { CORPUS, readTexts } from './anchors/corpus'
import { makeCorpus } from './anchors/makeCorpus'

const files = makeCorpus(readTexts())
rmSync(join(CORPUS, 'cases'), { recursive: true, force: true })
for (const [name, text] of files) {
  mkdirSync(dirname(join(CORPUS, name)), { recursive: true })
  writeFileSync(join(CORPUS, name), text)
}
