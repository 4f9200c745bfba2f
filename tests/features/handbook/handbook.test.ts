import { beforeAll, describe, expect, it } from 'vitest'
import { findHandbookPage, listHandbookPages, readHandbookImage } from '../../../app/handbook/handbook.server'
import type { Portal } from '../../../app/portal.server'
import { openTestPortal } from '../../openTestPortal'

let portal: Portal

beforeAll(async () => {
  portal = await openTestPortal()
})

describe('findHandbookPage', () => {
  it('opens the first page under no address', async () => {
    expect((await findHandbookPage(portal, ''))?.title).toBe('Handbook')
  })

  it('has no page outside the handbook’s folder', async () => {
    expect(await findHandbookPage(portal, '../README')).toBeNull()
    expect(await findHandbookPage(portal, 'decisions/../../README')).toBeNull()
    expect(await findHandbookPage(portal, 'nowhere')).toBeNull()
  })
})

describe('listHandbookPages', () => {
  it('starts with the first page', async () => {
    expect((await listHandbookPages(portal))[0]).toEqual({ path: 'index', title: 'Handbook' })
  })

  it('lists only pages whose links within the handbook lead somewhere', async () => {
    const entries = await listHandbookPages(portal)
    const known = new Set(entries.map(({ path }) => (path === 'index' ? '/handbook' : `/handbook/${path}`)))
    for (const { path } of entries) {
      const { html } = (await findHandbookPage(portal, path))!
      const links = [...html.matchAll(/href="(\/handbook[^"#]*)/g)].map(([, href]) => href!)
      expect(links.filter((href) => !known.has(href))).toEqual([])
    }
  })
})

describe('readHandbookImage', () => {
  it('serves nothing but pictures of the handbook', async () => {
    expect(await readHandbookImage(portal, '../index.md')).toBeNull()
    expect(await readHandbookImage(portal, 'missing.png')).toBeNull()
  })
})
