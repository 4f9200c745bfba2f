import { citeBibtex } from '../domain/citation/bibtex'
import { citeBluebook } from '../domain/citation/bluebook'
import { citeCslJson, type CslItem } from '../domain/citation/cslJson'
import { citePlain } from '../domain/citation/plain'
import type { Run } from '../domain/citation/work'
import type { CatalogRecord } from '../domain/records'
import type { Catalog } from './catalog'
import { workOf } from './workOf'

/** One record cited in each of the styles that the portal offers. */
export type Citations = { plain: Run[]; bluebook: Run[]; bibtex: string; cslJson: CslItem }

/** Cites a record; `permalink` is its full address in this portal. */
export function citeRecord(catalog: Catalog, record: CatalogRecord, permalink: string): Citations {
  const work = workOf(catalog, record, permalink)
  return {
    plain: citePlain(work),
    bluebook: citeBluebook(work),
    bibtex: citeBibtex(work),
    cslJson: citeCslJson(work),
  }
}
