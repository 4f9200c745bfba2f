import type { SerializeFrom } from '@remix-run/server-runtime'
import type { Reading } from '../../../catalog/readingOf.server'
import type { ShownVersion } from '../../../catalog/versions.server'
import type { StepUnderWay } from '../../../ingest/underWay.server'
import { groupFlags } from '../../../domain/flagGroups'
import { InstantText } from '../../../ui/InstantText'
import { Notice } from '../../../ui/Notice'
import { FlagGroups } from '../FlagGroups'
import { JobState } from '../intake/JobState'
import { useLookAgain } from '../useLookAgain'

type DocumentStandingProps = {
  documentId: string
  version: SerializeFrom<ShownVersion> | null
  versions: readonly SerializeFrom<ShownVersion>[]
  reading: Pick<SerializeFrom<Reading>, 'flags' | 'signatures' | 'problem'> | null
  steps: readonly SerializeFrom<StepUnderWay>[]
  /** Whether this viewer may end a step, or begin it anew. */
  maySteer: boolean
  hrefOfPage: (page: number) => string
}

/** What one should know before reading: which version this is, what was found in the file, what is still being read. */
export function DocumentStanding({
  documentId,
  version,
  versions,
  reading,
  steps,
  maySteer,
  hrefOfPage,
}: DocumentStandingProps) {
  useLookAgain(steps.some(({ job }) => job.state === 'queued' || job.state === 'running'))
  const current = versions.find((it) => it.isCurrent)
  const findings = reading ? groupFlags(reading.flags).length : 0
  return (
    <div className="rd-standing">
      {version && current && !version.isCurrent && (
        <Notice
          tone="warn"
          title={`You are reading version ${version.number} of ${versions.length}; version ${current.number} is current`}
        >
          <p>
            It shows what it always showed. <a href={`/documents/${documentId}`}>Read the current version</a>
          </p>
        </Notice>
      )}
      {version?.kind === 'redacted' && (
        <Notice title="Words were taken out of this copy">
          <p>
            A box or brackets with a reason code stand in their place:{' '}
            <a href="/handbook/redacting">what they mean</a>. The original is held, and not shown.
          </p>
        </Notice>
      )}
      {steps.map(({ job, fileName }) => (
        <div key={job.id}>
          <p className="meta">{fileName}</p>
          <JobState
            job={job}
            maySteer={maySteer}
            label={job.kind === 'ocr' ? 'Pages read by OCR' : 'Pages read'}
            back={`/documents/${documentId}`}
          />
        </div>
      ))}
      {reading?.problem && (
        <Notice tone="bad" title="Not all of it could be read">
          {reading.problem.message}
        </Notice>
      )}
      {findings > 0 && (
        <details className="rd-flags" open={findings <= 3}>
          <summary>
            {findings === 1 ? 'One thing to know of this file' : `${findings} things to know of this file`}
          </summary>
          <FlagGroups flags={reading!.flags} hrefOf={(page) => `${hrefOfPage(page)}#p${page}`} />
        </details>
      )}
      {reading && reading.signatures.length > 0 && <Signatures signatures={reading.signatures} />}
    </div>
  )
}

/** What the file says of who signed it. Never that a signature is valid: there is no trust anchor to say so. */
function Signatures({ signatures }: { signatures: Reading['signatures'] }) {
  return (
    <div className="rd-signatures">
      <p className="meta">
        <b>Signatures within the file</b>, as it gives them; whether to trust a signer is not checked here.
      </p>
      <ul className="plain-list">
        {signatures.map(({ signer, signedAt, isIntact, coversWholeFile }, index) => (
          <li key={index}>
            {signer ?? 'A signer without a readable name'}
            {signedAt && (
              <>
                , says <InstantText at={signedAt} />
              </>
            )}
            . {INTACT[String(isIntact)]}
            {!coversWholeFile && ' Bytes were added to the file after it.'}
          </li>
        ))}
      </ul>
    </div>
  )
}

const INTACT: Record<string, string> = {
  true: 'The signed bytes still match.',
  false: 'The signed bytes do not match: they were changed.',
  null: 'Whether the signed bytes match could not be checked.',
}
