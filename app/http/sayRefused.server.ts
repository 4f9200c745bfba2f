import type { PortalError } from '../domain/portalError'
import { reportProblem } from './reportProblem.server'

/** Why a file was not kept. A fault of ours goes to the log, under a reference that the sender can name. */
export function sayRefused(
  { message, problem }: { message: string; problem?: PortalError },
  request: Request,
) {
  return problem ? `${message} (Reference ${reportProblem(problem, request)}.)` : message
}
