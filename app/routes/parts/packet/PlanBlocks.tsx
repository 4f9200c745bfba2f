import { Fragment, type ReactNode } from 'react'
import type { ArgumentPlace, Block, Run } from '../../../dossier/dossierPlan'
import { Chart } from '../../../ui/Chart'

type ItemBlock = Extract<Block, { kind: 'item' }>

/** A plan's blocks as a page shows them: the same words in the same order as the PDF has. */
export function PlanBlocks({ blocks, id }: { blocks: readonly Block[]; id: string }) {
  const shown: ReactNode[] = []
  const top = Math.min(3, ...blocks.map((block) => (block.kind === 'heading' ? block.level : 3)))
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at]!
    if (block.kind !== 'item') {
      shown.push(<PlanBlock key={at} block={block} id={`${id}-${at}`} top={top} />)
      continue
    }
    const items: ItemBlock[] = []
    for (let next = blocks[at]; next?.kind === 'item'; next = blocks[++at]) items.push(next)
    shown.push(<ItemList key={at} items={items} />)
    at--
  }
  return <>{shown}</>
}

/** `top` is the plan's highest level of heading: that one is an h3, under the page's own h2. */
function PlanBlock({ block, id, top }: { block: Exclude<Block, ItemBlock>; id: string; top: number }) {
  switch (block.kind) {
    case 'heading':
      return block.level === top ? (
        <h3 className="h-ui" id={block.place && placeId(block.place)}>
          {block.text}
        </h3>
      ) : (
        <h4 className="h-ui" id={block.place && placeId(block.place)}>
          {block.text}
        </h4>
      )
    case 'paragraph':
      return (
        <p
          className={block.number ? 'record plan-numbered' : 'record'}
          id={block.number ? placeId({ kind: 'paragraph', number: block.number }) : undefined}
        >
          {block.number ? (
            <>
              <span className="plan-number num">{block.number}. </span>
              <span>
                <Runs runs={block.runs} />
              </span>
            </>
          ) : (
            <Runs runs={block.runs} />
          )}
        </p>
      )
    case 'quotation':
      return (
        <figure className="quote small">
          <blockquote>{block.text}</blockquote>
          <figcaption>
            <Runs runs={block.attribution} />
          </figcaption>
        </figure>
      )
    case 'facts':
      return (
        <dl className="facts">
          {block.facts.map(({ label, value }, index) => (
            <Fragment key={index}>
              <dt>{label}</dt>
              <dd>
                <Runs runs={value} />
              </dd>
            </Fragment>
          ))}
        </dl>
      )
    case 'table':
      return <PlanTable block={block} />
    case 'chart':
      return <Chart plan={block.chart} id={id} title={block.alt} />
  }
}

function ItemList({ items }: { items: readonly ItemBlock[] }) {
  return (
    <ul className="plan-items">
      {items.map((item, index) => (
        <li key={index} className="record">
          {item.mark && <span className="plan-mark">{item.mark}</span>}
          <span>
            <Runs runs={item.runs} />
          </span>
        </li>
      ))}
    </ul>
  )
}

function PlanTable({ block }: { block: Extract<Block, { kind: 'table' }> }) {
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={block.summary}>
      <table className="tab">
        <caption className="meta">{block.summary}</caption>
        <thead>
          <tr>
            {block.columns.map(({ label, isNumber }) => (
              <th key={label} scope="col" className={isNumber ? 'r' : undefined}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column} className={block.columns[column]?.isNumber ? 'r num' : undefined}>
                  {typeof cell === 'string' ? cell : <Runs runs={cell} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A stretch of words; a pin cite leads to its exhibit on the page. */
export function Runs({ runs }: { runs: readonly Run[] }) {
  return (
    <>
      {runs.map((run, index) => (
        <RunText key={index} run={run} />
      ))}
    </>
  )
}

/** Where on the page a part of the argument stands that others refer to. */
function placeId({ kind, number }: ArgumentPlace): string {
  return `${kind}-${number}`
}

function RunText({ run: { text, style, cite, ref, href, path } }: { run: Run }) {
  if (ref)
    return (
      <a className="cite" href={`#${placeId(ref)}`}>
        {text}
      </a>
    )
  if (cite)
    return (
      <a className="cite" href={`#ex-${cite.exhibit}`}>
        {text}
      </a>
    )
  if (href)
    return (
      <a className={text === href ? 'address' : undefined} href={href} rel="noreferrer">
        {text}
      </a>
    )
  if (path)
    return (
      <a className="address" href={path}>
        {text}
      </a>
    )
  if (style === 'bold') return <b>{text}</b>
  if (style === 'italic') return <i>{text}</i>
  if (style === 'mono') return <code className="hash">{text}</code>
  if (style === 'quiet') return <span className="meta">{text}</span>
  return <>{text}</>
}
