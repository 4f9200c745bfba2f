import { countOf } from '../../../domain/labels'
import { Notice } from '../../../ui/Notice'
import { JobState } from '../intake/JobState'
import { useLookAgain } from '../intake/useLookAgain'
import type { RedactionsView } from './redactionsView'

/** What readers are shown of the document now: the copy, nothing until it is made, or everything. */
export function RedactionStanding({ page }: { page: RedactionsView }) {
  const { brief, isDraft, job, redactions, copyNumber, removed, isRedactable, base, versions } = page
  const isMaking = job?.state === 'queued' || job?.state === 'running'
  useLookAgain(isMaking)
  const back = `${brief.href}/redactions`
  return (
    <div className="rx-standing">
      {redactions.length === 0 ? (
        <Notice title="Nothing is redacted">
          {isDraft
            ? 'The document is a draft, which readers do not see. Published, they see it as it is.'
            : 'Readers see this document as it is.'}
        </Notice>
      ) : copyNumber !== null ? (
        <Notice tone="good" title={`Readers see the redacted copy, version ${copyNumber}`}>
          <p>
            {countOf(removed.words, 'word')} in {countOf(removed.stretches, 'place')} on{' '}
            {countOf(removed.pages.length, 'page')} {removed.words === 1 ? 'is' : 'are'} taken out. The copy
            was read again and searched for them before it was shown.{' '}
            <a href={`${brief.href}/versions/${copyNumber}`}>Read it as they do</a>
          </p>
          {job?.state === 'done' && job.problem && <p>{job.problem}</p>}
        </Notice>
      ) : (
        <Notice tone="warn" title="Readers see no original of this version now">
          {isRedactable
            ? 'They will see the copy without what is redacted, once it is made.'
            : 'It came after something was marked by its place in another version. Mark it here too, or lift that.'}
        </Notice>
      )}
      {job && job.state !== 'done' && <JobState job={job} label="Redacted copies made" back={back} />}
      {versions.length > 1 && (
        <p className="meta">
          Version {base.number} of {versions.length}:{' '}
          {versions.map(({ number, isCurrent }) => (
            <a
              key={number}
              className="rx-version"
              href={`${back}?version=${number}`}
              aria-current={number === base.number ? 'true' : undefined}
            >
              {number}
              {isCurrent && ' (current)'}
            </a>
          ))}
        </p>
      )}
    </div>
  )
}
