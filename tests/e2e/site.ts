import { readFileSync } from 'node:fs'
import { inject } from 'vitest'
import { untilThere } from '../setup/built'
import type { OpenedSite, Site } from '../setup/site'

/** The portal that all journeys share. */
export const site = await siteIn(inject('siteFile'))

async function siteIn(file: string): Promise<Site> {
  await untilThere(file)
  const opened = JSON.parse(readFileSync(file, 'utf8')) as OpenedSite
  if ('problem' in opened) throw new Error(opened.problem)
  return opened.site
}
