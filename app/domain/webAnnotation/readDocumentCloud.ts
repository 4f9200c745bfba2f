import type { Visibility } from '../annotation'
import { apart, instantOf, objectOf, textOf, wordsOfHtml, type ExchangedNote } from './exchangedNote'

/** Keys that are read. */
const READ = new Set(['id', 'page_number', 'title', 'content', 'access', 'created_at', 'updated_at'])
const VISIBILITY: Record<string, Visibility> = { public: 'public', organization: 'team', private: 'private' }

/** Whether a value looks like a note of DocumentCloud: it counts its page from 0 and has HTML. */
export function isDocumentCloud(value: unknown): boolean {
  const given = objectOf(value)
  return given !== null && Number.isInteger(given.page_number) && 'content' in given
}

/** Reads a note of DocumentCloud. It marks a region of a page and no words, so that it is a note on its page. */
export function readDocumentCloud(value: unknown): ExchangedNote {
  const given = objectOf(value) ?? {}
  const content = textOf(given.content) ?? ''
  const title = textOf(given.title)
  const body = [title === null ? '' : `**${title}**`, wordsOfHtml(content)].filter(Boolean).join('\n\n')
  const kept = Object.entries(given)
    .filter(([key, part]) => !READ.has(key) && part !== null)
    .map(([key, part]) => apart(/^[xy][12]$/u.test(key) ? `region of the page, ${key}` : key, part))
  if (/<[a-z]/iu.test(content)) kept.push(apart('HTML of the body, shown as plain words', content))
  const noSaid = { speaker: null, saidOn: null, occasion: null, askedOf: null, dueOn: null }
  return {
    id: given.id === undefined || given.id === null ? null : `documentcloud:${String(given.id)}`,
    answers: null,
    kind: body === '' ? 'highlight' : 'note',
    body,
    tags: [],
    visibility: VISIBILITY[String(given.access)] ?? null,
    author:
      given.user === undefined || given.user === null ? null : `DocumentCloud user ${String(given.user)}`,
    createdAt: instantOf(given.created_at),
    updatedAt: instantOf(given.updated_at),
    ...noSaid,
    target: { source: null, quote: null, position: null, page: Number(given.page_number) + 1 },
    format: 'documentcloud',
    value,
    apart: kept,
  }
}
