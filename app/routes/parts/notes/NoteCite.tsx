import { useState } from 'react'
import { Button } from '../../../ui/Button'

type NoteCiteProps = {
  address: string
  pinCite: string | null
  /** Null where no original is held that its words could be read from again. */
  proof: { isPrivate: boolean } | null
}

/** How the note's words are cited: the quotation with its pin cite where it may be quoted, the address that proves it. */
export function NoteCite({ address, pinCite, proof }: NoteCiteProps) {
  return (
    <section className="side-sec" aria-labelledby="cite-title" id="cite">
      <h2 id="cite-title">Cite</h2>
      {pinCite === null ? (
        <p className="meta">These words may not be quoted from the document as it is now.</p>
      ) : (
        <>
          <p className="record">{pinCite}</p>
          <Copy text={pinCite} name="the citation" />
        </>
      )}
      <h3 className="h-ui">Permalink</h3>
      <p className="breakable">
        <a className="address" href={address}>
          {address}
        </a>
      </p>
      {proof && (
        <>
          <h3 className="h-ui">Prove it</h3>
          <p className="meta">
            This command reads the stored original again and says whether the words are in it, letter by
            letter.
          </p>
          <pre tabIndex={0} className="breakable">
            {`npm run -s throughline -- verify-cite ${address}${proof.isPrivate ? ' --include-private' : ''}`}
          </pre>
        </>
      )}
    </section>
  )
}

function Copy({ text, name }: { text: string; name: string }) {
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
  }
  return (
    <span className="needs-js">
      <Button type="button" small onClick={copy} aria-label={`Copy ${name}`}>
        {isCopied ? 'Copied' : 'Copy'}
      </Button>
    </span>
  )
}
