import type { Command } from '../throughline'

/** Every command, in the order in which --help lists them. */
export const COMMANDS: Command[] = []
