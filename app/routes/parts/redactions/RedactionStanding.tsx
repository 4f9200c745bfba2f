import { countOf } from '../../../domain/labels'
import { Notice } from '../../../ui/Notice'
import { JobState } from '../intake/JobState'
import { useLookAgain } from '../useLookAgain'
import type { RedactionsView } from './redactionsView'

/** What readers are shown of a version without a copy: the title, and what that comes of or what is to be done. */
const WITHOUT_COPY: Record<Exclude<RedactionsView['sees'], 'copy' | 'copy-of-draft'>, [string, string]> = {
  'as-it-is': ['Nothing is redacted', 'Readers see this document as it is.'],
  'nothing-yet': [
    'Nothing is redacted',
    'The document is a draft, which readers do not see. Published, they see it as it is.',
  ],
  'withheld-elsewhere': [
    'Readers see nothing of this version',
    'Nothing is redacted here, but another document has the same bytes, and words of that are. Redact them here too, and readers see a copy without them.',
  ],
  'being-made': [
    'Readers see nothing of this version now',
    'They will see the copy without what is redacted, once it is made and was searched.',
  ],
  failed: [
    'Readers see nothing of this version',
    'The copy without what is redacted could not be made. Below is why.',
  ],
  cancelled: [
    'Readers see nothing of this version',
    'The making of the copy without what is redacted was cancelled. Try it again below.',
  ],
  'not-asked': [
    'Readers see nothing of this version',
    'No copy without what is redacted was made of it. Mark something here, and one is.',
  ],
  unmarked: [
    'Readers see nothing of this version',
    'It came after something was marked by its place in another version. Mark it here too, or lift that.',
  ],
}
const WARNED = new Set(['withheld-elsewhere', 'being-made', 'failed', 'cancelled', 'not-asked', 'unmarked'])

/** What readers are shown of the document now: the copy, nothing until it is made, or everything. */
export function RedactionStanding({ page }: { page: RedactionsView }) {
  const { brief, job, copyNumber, removed, sees, base, versions } = page
  const isMaking = job?.state === 'queued' || job?.state === 'running'
  const isOver = job?.state === 'failed' || job?.state === 'cancelled'
  useLookAgain(isMaking)
  const back = `${brief.href}/redactions`
  const isDraft = sees === 'copy-of-draft'
  return (
    <div className="rx-standing">
      {sees !== 'copy' && sees !== 'copy-of-draft' ? (
        <Notice tone={WARNED.has(sees) ? 'warn' : undefined} title={WITHOUT_COPY[sees][0]}>
          {WITHOUT_COPY[sees][1]}
        </Notice>
      ) : (
        <Notice
          tone="good"
          title={
            isDraft
              ? `The redacted copy is version ${copyNumber}: readers see it once the document is published`
              : `Readers see the redacted copy, version ${copyNumber}`
          }
        >
          <p>
            {countOf(removed.words, 'word')} in {countOf(removed.stretches, 'place')} on{' '}
            {countOf(removed.pages.length, 'page')} {removed.words === 1 ? 'is' : 'are'} taken out. The copy
            was read again and searched for them.{' '}
            <a href={`${brief.href}/versions/${copyNumber}`}>Read it as they do</a>
          </p>
          {job?.state === 'done' && job.problem && <p>{job.problem}</p>}
          {isMaking && <p>It is being made anew. Until that succeeds, this one stays.</p>}
          {isOver && <p>Making it anew did not succeed. This one stays.</p>}
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
