import { Casebook } from './casebook'
import { addAltered, addLost } from './changedCases'
import { Chance } from './chance'
import { addRealWorld } from './realWorldCases'
import { addCopied, addRepeated } from './repeatedCases'
import { addSameWords } from './sameWordsCases'

const SEED = 20140605

/** The corpus's files by name, made from its texts: each family of cases, and the revisions that they share. */
export function makeCorpus(texts: ReadonlyMap<string, string>, seed = SEED): Map<string, string> {
  const files = new Map<string, string>()
  const book = new Casebook()
  const chance = new Chance(seed)
  const family = (name: string, add: () => void) => {
    const first = book.cases.length
    add()
    files.set(`cases/${name}.jsonl`, linesOf(book.cases.slice(first)))
  }
  family('same-words', () => addSameWords(book, texts, chance, 5))
  family('altered', () => addAltered(book, texts, chance, 5))
  family('lost', () => addLost(book, texts, chance, 6))
  family('repeated', () => {
    addRepeated(book, 'interrogatories', texts.get('interrogatories')!, chance, 30)
    for (const name of ['decisions', 'documents', 'letter', 'transcript'])
      addCopied(book, name, texts.get(name)!, chance, 10)
  })
  family('real-world', () => addRealWorld(book, texts, chance, 11))
  files.set('revisions.jsonl', linesOf(book.revisions))
  return files
}

function linesOf(rows: readonly object[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('')
}
