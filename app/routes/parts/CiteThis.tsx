import { useState, type ReactNode } from 'react'
import type { Citations } from '../../catalog/citeRecord'
import { runsToText, type Run } from '../../domain/citation/work'
import { Button } from '../../ui/Button'

/** A record's citations, opened in place: readable without JavaScript, copied at a press with it. */
export function CiteThis({ citations }: { citations: Citations }) {
  const { plain, bluebook, bibtex, cslJson } = citations
  const csl = JSON.stringify([cslJson], null, 2)
  return (
    <details className="cite-this" id="cite">
      <summary className="btn plain">Cite this page</summary>
      <dl className="facts tall">
        <Style name="Plain" text={runsToText(plain)}>
          <Runs runs={plain} />
        </Style>
        <Style name="As in U.S. pleadings" text={runsToText(bluebook)}>
          <Runs runs={bluebook} />
        </Style>
        <Style name="BibTeX" text={bibtex}>
          <pre tabIndex={0}>{bibtex}</pre>
        </Style>
        <Style name="CSL-JSON" text={csl}>
          <pre tabIndex={0}>{csl}</pre>
        </Style>
      </dl>
    </details>
  )
}

function Style({ name, text, children }: { name: string; text: string; children: ReactNode }) {
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
  }
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {children}
        <span className="needs-js">
          <Button type="button" small onClick={copy} aria-label={`Copy the citation: ${name}`}>
            {isCopied ? 'Copied' : 'Copy'}
          </Button>
        </span>
      </dd>
    </>
  )
}

function Runs({ runs }: { runs: readonly Run[] }) {
  return (
    <p className="record">
      {runs.map(({ text, isItalic }, index) => (isItalic ? <em key={index}>{text}</em> : text))}
    </p>
  )
}
