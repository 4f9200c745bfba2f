import type { PageText, Passage } from '../passage'
import type { Anchor } from './anchor'
import { openTextInSteps } from './openText'
import { placePassage } from './placePassage'

/**
 * Places passages in a text, in steps of a few milliseconds each: the text is made ready first, then each passage is
 * placed. The answer is in the passages' order. Drive it with `runSteps`, or with `runInSlices` where a person waits.
 */
export function* placeAll(
  passages: readonly Passage[],
  pages: readonly PageText[],
): Generator<void, Anchor[]> {
  const open = yield* openTextInSteps(pages)
  const anchors: Anchor[] = []
  for (const passage of passages) {
    anchors.push(placePassage(passage, open))
    yield
  }
  return anchors
}
