import type { Command } from '../throughline'
import { command as add } from './add'
import { command as content } from './content'
import { command as importAnnotations } from './import-annotations'
import { command as inspect } from './inspect'
import { command as packet } from './packet'
import { command as place } from './place'
import { command as rebuildText } from './rebuild-text'
import { command as sync } from './sync'
import { command as verify } from './verify'
import { command as verifyCite } from './verify-cite'
import { command as verifyEvidence } from './verify-evidence'
import { command as verifyLog } from './verify-log'

/** Every command, in the order in which --help lists them. */
export const COMMANDS: Command[] = [
  sync,
  content,
  packet,
  verify,
  inspect,
  add,
  importAnnotations,
  verifyCite,
  verifyEvidence,
  verifyLog,
  rebuildText,
  place,
]
