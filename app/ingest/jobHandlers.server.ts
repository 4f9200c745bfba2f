import { placeOnVersionJob } from '../annotations/placeOnVersion.server'
import type { JobHandlers } from '../jobs/job'
import { readOriginalJob } from './readOriginal.server'
import { copyForBindingJob } from './copyForBinding.server'
import { redactDocumentJob } from './redactDocument.server'
import { recogniseOriginalJob } from './recogniseOriginal.server'
import { takePartsJob } from './takePartsJob.server'

/** Who does which kind of step: the one list that the server and the command line work from. */
export const jobHandlers: JobHandlers = {
  extract: readOriginalJob,
  ocr: recogniseOriginalJob,
  take: takePartsJob,
  place: placeOnVersionJob,
  copy: copyForBindingJob,
  redact: redactDocumentJob,
}
