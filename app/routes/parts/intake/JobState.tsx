import type { SerializeFrom } from '@remix-run/server-runtime'
import { DISK_IS_FULL } from '../../../jobs/job'
import type { ShownJob } from '../../../jobs/readJobs.server'
import { Button } from '../../../ui/Button'
import { CsrfField } from '../../../ui/CsrfField'
import { Notice } from '../../../ui/Notice'
import { Progress } from '../../../ui/Progress'

type JobStateProps = {
  job: SerializeFrom<ShownJob>
  /** What its count counts: "Pages read". */
  label: string
  /** The page that one comes back to. */
  back: string
  maySteer?: boolean
}

/** How far a slow step is, why it failed, and what can be done about it. */
export function JobState({ job, label, back, maySteer = true }: JobStateProps) {
  const { id, state, progress, total, problem } = job
  if (state === 'done') return null
  if (state === 'failed' || state === 'cancelled') {
    return (
      <Notice
        tone={state === 'failed' ? 'bad' : 'warn'}
        title={state === 'failed' ? 'It failed' : 'It was cancelled'}
      >
        {problem && <p>{problem}</p>}
        {maySteer && <JobButton id={id} verb="retry" back={back} words="Try again" />}
      </Notice>
    )
  }
  return (
    <div className="in-job">
      <Progress label={label} done={progress} total={total} count={countIn(state, progress, total)} />
      <p className="meta">
        You can leave: it goes on.
        {problem && ` ${lastTime(job)}`}
      </p>
      {maySteer && <JobButton id={id} verb="cancel" back={back} words="Cancel" />}
    </div>
  )
}

function lastTime({ state, attempts, problem }: JobStateProps['job']): string {
  if (problem === DISK_IS_FULL) return problem
  return `The last attempt failed: ${problem} This is attempt ${state === 'queued' ? attempts + 1 : attempts}.`
}

function countIn(state: string, progress: number, total: number): string {
  if (state === 'queued') return 'waits for its turn'
  return total > 0 ? `${progress.toLocaleString('en')} of ${total.toLocaleString('en')}` : 'begun'
}

function JobButton({
  id,
  verb,
  back,
  words,
}: {
  id: string
  verb: 'retry' | 'cancel'
  back: string
  words: string
}) {
  return (
    <form method="post" action={`/jobs/${id}/${verb}`}>
      <CsrfField />
      <input type="hidden" name="back" value={back} />
      <Button look={verb === 'cancel' ? 'stop' : undefined}>{words}</Button>
    </form>
  )
}
