import { beforeAll, describe, expect, it } from 'vitest'
import { brotliDecompressSync } from 'node:zlib'
import type { Portal } from '../../app/portal.server'
import * as twin from '../../app/routes/api.v1.timeline'
import * as page from '../../app/routes/timeline'
import * as file from '../../app/routes/timeline.index'
import { readAnswer } from '../../app/routes/timeline/readAnswer'
import { addLetter } from '../features/aLetter'
import { openTestPortal } from '../openTestPortal'
import { contextFor } from '../signIn'

let portal: Portal

beforeAll(async () => {
  portal = await openTestPortal()
  await addLetter(portal)
})

type Loader = (args: never) => Promise<unknown>

function call<Answer>(loader: Loader, path: string, headers: Record<string, string> = {}) {
  const request = new Request(new URL(path, 'http://portal.test'), { headers })
  return loader({ request, params: {}, context: contextFor(portal) } as never) as Promise<Answer>
}

async function ask(path: string) {
  const { answer } = await call<{ answer: string }>(page.loader, path)
  return readAnswer(answer)
}

describe('GET /timeline', () => {
  it('answers what the address asks', async () => {
    const answer = await ask('/timeline?q=ports')
    expect(answer.total).toBe(1)
    expect(answer.groups[0]!.months[0]!.label).toBe('June 2014')
  })

  it('never fails, whatever is typed', async () => {
    const typed = [
      '\u0000',
      '"',
      '(((',
      '.*',
      '%',
      "' OR 1=1 --",
      '😀',
      '\u202eمرحبا',
      'e\u0301',
      'x'.repeat(10_000),
      'a '.repeat(5_000),
      '~',
      '*',
      '+',
      '-',
      'a:b:c',
    ]
    for (const q of typed) {
      for (const view of ['list', 'axis']) {
        const search = new URLSearchParams({ q, view, kind: q, from: q, record: q, series: q, page: q })
        const answer = await ask(`/timeline?${search}`)
        expect(answer.total).toBeGreaterThanOrEqual(0)
      }
    }
  })
})

describe('GET /timeline/index', () => {
  it('is kept for good under its revision, and asked for anew without one', async () => {
    const loose = await call<Response>(file.loader, '/timeline/index')
    expect(loose.headers.get('Cache-Control')).toBe('private, no-cache')
    const { revision } = (await loose.json()) as { revision: number }
    const named = await call<Response>(file.loader, `/timeline/index?revision=${revision}`)
    expect(named.headers.get('Cache-Control')).toContain('immutable')
  })

  it('comes packed where the browser unpacks it', async () => {
    const response = await call<Response>(file.loader, '/timeline/index', {
      'Accept-Encoding': 'gzip;q=0.5, br',
    })
    expect(response.headers.get('Content-Encoding')).toBe('br')
    const text = brotliDecompressSync(Buffer.from(await response.arrayBuffer())).toString('utf8')
    expect(JSON.parse(text).entries).toHaveLength(1)
    const plain = await call<Response>(file.loader, '/timeline/index', { 'Accept-Encoding': 'br;q=0' })
    expect(plain.headers.get('Content-Encoding')).toBeNull()
  })
})

describe('GET /api/v1/timeline', () => {
  it('gives whole records under the page’s parameters', async () => {
    const response = await call<Response>(twin.loader, '/api/v1/timeline?q=letter')
    const body = (await response.json()) as { total: number; records: { id: string; firstDay: string }[] }
    expect(body.total).toBe(1)
    expect(body.records[0]).toMatchObject({ id: 'a-letter', firstDay: '2014-06-09', kind: 'letter' })
  })
})
