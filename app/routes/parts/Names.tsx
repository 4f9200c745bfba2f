import { Fragment } from 'react'
import type { Named } from '../../catalog/brief'

/** "A, B and C", each leading to its page. */
export function Names({ names }: { names: readonly Named[] }) {
  return names.map(({ id, name, href }, index) => (
    <Fragment key={id}>
      {index > 0 && (index === names.length - 1 ? ' and ' : ', ')}
      <a href={href}>{name}</a>
    </Fragment>
  ))
}
