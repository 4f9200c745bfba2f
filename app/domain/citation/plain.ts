import { formatEdtf } from '../edtf'
import { joinDockets } from './bluebook'
import { listInWords, type Agent, type Run, type Work } from './work'

/** Cites a work in words that anyone can read: who, what, when, where it was read, and where we hold it. */
export function citePlain(work: Work): Run[] {
  const runs: Run[] = []
  const by = listInWords(work.authors.map(nameAgent))
  const to = listInWords(work.recipients.map(nameAgent))
  if (work.quotation) runs.push({ text: `“${work.quotation}” ` })
  if (by) runs.push({ text: `${by}${to && work.form === 'letter' ? `, to ${to}` : ''}. ` })
  runs.push({ text: work.title, isItalic: true })
  const facts = [
    work.matter && work.matter !== work.title && !work.title.includes(work.matter) ? work.matter : '',
    joinDockets(work.dockets),
    ...work.numbers,
    ...work.reporters,
    work.date ? formatEdtf(work.date) : '',
  ]
  for (const fact of facts) if (fact) runs.push({ text: `, ${fact}` })
  runs.push({ text: '. ' })
  const source = work.readIn[0]
  if (source) {
    runs.push({ text: 'Read in ' }, { text: source.title, isItalic: true })
    runs.push({
      text: `, ${[source.publisher, source.date ? formatEdtf(source.date) : '', source.url ?? ''].filter(Boolean).join(', ')}. `,
    })
  }
  if (work.url) runs.push({ text: `${work.url}. ` })
  if (work.unverified.length) runs.push({ text: `Unverified: ${listInWords(work.unverified)}. ` })
  runs.push({ text: `Throughline, revision ${work.revision}, ${work.permalink}` })
  return runs
}

function nameAgent(agent: Agent): string {
  return agent.of ? `${agent.name} (${agent.of})` : agent.name
}
