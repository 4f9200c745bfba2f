import type { Catalog } from '../catalog/catalog'
import { formatEdtf } from '../domain/edtf'
import { howRead } from '../domain/howRead'
import type { Source } from '../domain/records'
import type { Block, Run } from './dossierPlan'

/** The sources that one exhibit relies on, numbered in the order in which its words first name them. */
export class ExhibitSources {
  private readonly held: Source[] = []

  constructor(private readonly catalog: Catalog) {}

  /** "source 2", "sources 1 and 3": where something was read, as numbers of the exhibit's own list. */
  cite(ids: readonly string[]): string {
    const numbers = this.catalog.pick('source', ids).map((source) => this.numberOf(source))
    if (numbers.length === 0) return ''
    return `${numbers.length === 1 ? 'source' : 'sources'} ${joinWords(numbers.map(String))}`
  }

  /** The list itself, for the end of the exhibit's sheet. */
  blocks(): Block[] {
    if (this.held.length === 0) return []
    const items = this.held.map((source, index): Block => {
      return { kind: 'item', mark: `${index + 1}.`, depth: 0, runs: sourceRuns(source) }
    })
    return [{ kind: 'heading', level: 3, text: this.held.length === 1 ? 'Source' : 'Sources' }, ...items]
  }

  private numberOf(source: Source): number {
    const at = this.held.findIndex(({ id }) => id === source.id)
    return at === -1 ? this.held.push(source) : at + 1
  }
}

function sourceRuns(source: Source): Run[] {
  const dated = source.date ? formatEdtf(source.date) : 'undated'
  const end = endSentence(source.title).slice(source.title.trimEnd().length)
  const runs: Run[] = [
    { text: source.title, style: 'italic' },
    { text: `${end} ${source.publisher}, ${dated}; ${howRead(source)}.` },
  ]
  if (source.url) runs.push({ text: ' ' }, { text: source.url, href: source.url })
  return runs
}

/** "a", "a and b", "a, b and c". */
export function joinWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

/** Ends a sentence: a full stop, unless the words end in one already, as "Netflix, Inc." does. */
export function endSentence(words: string): string {
  return /[.!?…]["”’)]?$/.test(words.trimEnd()) ? words.trimEnd() : `${words.trimEnd()}.`
}
