import type { Command } from '../throughline'
import { command as content } from './content'
import { command as packet } from './packet'
import { command as sync } from './sync'

/** Every command, in the order in which --help lists them. */
export const COMMANDS: Command[] = [sync, content, packet]
