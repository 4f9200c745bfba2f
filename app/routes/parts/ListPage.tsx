import { PageHead } from '../../ui/PageHead'
import { StaticPart } from '../../ui/StaticPart'

/** A page that lists every record of a kind, with the rows that `listLoader` gave. */
export function ListPage({ title, standfirst }: { title: string; standfirst: string }) {
  return (
    <div className="wrap">
      <PageHead titleClass="h-page" title={title} standfirst={standfirst} />
      <StaticPart name="rows" />
    </div>
  )
}
