import { jobHandlers } from '../app/ingest/jobHandlers.server'

const { copy: _, ...without } = jobHandlers

/** All that is done with what was brought in but its copy for binding, which costs more than the rest and few tests ask for. */
export const STEPS_OF_READING = without
