// The command line. `npm run -s throughline -- <command>`; each command is a file of scripts/commands. This
// module only answers `runCommand`: scripts/throughline.mjs calls it on the built bundle.
import { formatProblem } from '../app/ingest/contentProblem'
import { syncContent } from '../app/ingest/syncContent.server'
import { openPortal, type Portal } from '../app/portal.server'
import { readSettings, WrongSetting } from '../app/settings.server'
import { COMMANDS } from './commands'

/** What a command works with. */
export type CommandContext = {
  /** Opens the portal on first use, so that `--help` touches nothing. */
  portal(): Promise<Portal>
  /** Where the person stands: relative paths resolve against it. */
  cwd: string
  /** A line for people, on standard error: stdout is the answer's alone. */
  say(line: string): void
  /** The answer. */
  print(text: string): void
}

/** One command. `run` answers the exit code: 0 done, 1 refused or failed checks, 2 could not tell or wrong usage. */
export type Command = {
  name: string
  summary: string
  usage: string
  /** Whether it can change the catalog or anything kept: then it writes rows of the log. */
  mutates: boolean
  run(context: CommandContext, args: string[]): Promise<0 | 1 | 2>
}

/** Runs one command line and answers its exit code. */
export async function runCommand(args: string[], env: NodeJS.ProcessEnv = process.env): Promise<0 | 1 | 2> {
  const say = (line: string) => void process.stderr.write(`${line}\n`)
  const print = (text: string) => void process.stdout.write(text.endsWith('\n') ? text : `${text}\n`)
  const [name, ...rest] = args
  if (!name || name === '--help' || name === 'help') {
    print(overview())
    return name ? 0 : 2
  }
  const command = COMMANDS.find((it) => it.name === name)
  if (!command) {
    say(`There is no command "${name}". See throughline --help.`)
    return 2
  }
  if (rest.includes('--help')) {
    print(`${command.usage}\n\n${command.summary}`)
    return 0
  }
  let opened: Portal | undefined
  try {
    const portal = async () => {
      if (opened) return opened
      opened = await openPortal(readSettings(env))
      if (command.name !== 'sync') await takeInRecord(opened, say)
      return opened
    }
    return await command.run({ portal, cwd: env.INIT_CWD ?? process.cwd(), say, print }, rest)
  } catch (problem) {
    say(
      problem instanceof WrongSetting
        ? problem.message
        : problem instanceof Error
          ? problem.message
          : String(problem),
    )
    return 2
  } finally {
    await opened?.close()
  }
}

/** Takes the shipped record in where nothing was yet, as a start does: on a fresh clone nobody has started the portal. */
async function takeInRecord(portal: Portal, say: CommandContext['say']): Promise<void> {
  if ((await portal.db.contentFile.count()) > 0 || (await portal.db.record.count()) > 0) return
  say('Taking in the shipped record …')
  const synced = await syncContent(portal)
  if (!synced.ok) for (const problem of synced.refusal) say(formatProblem(problem))
}

function overview(): string {
  const width = Math.max(...COMMANDS.map((it) => it.name.length))
  const lines = COMMANDS.map((it) => `  ${it.name.padEnd(width)}  ${it.summary}`)
  return [
    'Usage: throughline <command> [options]',
    '',
    ...lines,
    '',
    'throughline <command> --help says more of each.',
  ].join('\n')
}
