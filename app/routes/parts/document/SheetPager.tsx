import { Pager } from '../../../ui/Pager'

type SheetPagerProps = { first: number; count: number; step: number; hrefOf: (page: number) => string }

/** Leads through a long document, a stretch of pages at a time. */
export function SheetPager({ first, count, step, hrefOf }: SheetPagerProps) {
  if (count <= step) return null
  const last = Math.min(count, first + step - 1)
  return (
    <Pager
      label="Pages of the document"
      place={`Pages ${first} to ${last} of ${count}`}
      previous={first > 1 ? { href: hrefOf(first - step), name: 'Earlier pages' } : null}
      next={last < count ? { href: hrefOf(last + 1), name: 'Later pages' } : null}
    />
  )
}
