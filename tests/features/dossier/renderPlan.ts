// Run by sameBytes.test.ts and buildDossier.test.ts: sets the dossier of a plan, given as a file of JSON, beside a path,
// says when it is well under way, and moves it there when it is whole.
import { readFileSync, renameSync } from 'node:fs'
import { renderDossier } from '../../../app/dossier/renderDossier.server'

const [plan, path] = process.argv.slice(2)
await renderDossier(JSON.parse(readFileSync(plan!, 'utf8')), `${path}.part`, {
  readOriginal: async () => null,
  onProgress: (page) => page > 20 && console.log('under way'),
})
renameSync(`${path}.part`, path!)
