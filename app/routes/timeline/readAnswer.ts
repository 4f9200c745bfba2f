import type { TimelineAnswer } from '../../search/answerTimeline'

/** Texts read lately, so that rendering a page often asked for reads its answer once. */
const read = new Map<string, TimelineAnswer>()
const MOST_READ = 20

/** The answer that a loader gave: as JSON from the server, as it is in the browser. */
export function readAnswer(given: string | TimelineAnswer): TimelineAnswer {
  if (typeof given !== 'string') return given
  let answer = read.get(given)
  if (!answer) {
    answer = JSON.parse(given) as TimelineAnswer
    read.set(given, answer)
    if (read.size > MOST_READ) read.delete(read.keys().next().value!)
  }
  return answer
}
