/**
 * Lithops' command line, for a cell: `await cli('logs get 73bbe9-0-M000')`. What a command says is printed as it comes,
 * and given back. A wrong line, and what a command can't do, is thrown.
 */
import type { ExecutorOptions } from '../config'
import { BUCKET } from '../jobs'
import { CloudLogs } from './cloud-logs'
import { helpText } from './commands'
import { logsGet, logsPoll } from './logs'
import { parse, type Command } from './parse'
import type { CliParts } from './parts'
import { kindOf, storageCommand } from './storage-commands'

/** Letters that are printed of what a command gives. */
const PRINTED = 100_000
const NAME = 'World'

export function makeCli(parts: CliParts): (line: string) => Promise<string> {
  return async (line) => {
    const command = parse(line)
    // It prints as it goes.
    if (command.name === 'logs poll') return logsPoll(parts)
    const text = await carryOut(parts, command)
    const left = text.length - PRINTED
    parts.print(left > 0 ? `${text.slice(0, PRINTED)}\n… and ${left} letters more` : text)
    return text
  }
}

function carryOut(parts: CliParts, command: Command): string | Promise<string> {
  switch (command.name) {
    case 'help':
      return helpText()
    case 'hello':
      return hello(parts, command.options as ExecutorOptions)
    case 'logs get':
      return logsGet(parts, command.args[0])
    case 'clean':
      return clean(parts)
    default:
      return storageCommand(parts.storage(kindOf(command)), command)
  }
}

/** What `hello` calls in a container. */
export function sayHello(_parts: object, [name]: readonly unknown[]): string {
  return `Hello ${String(name)}!`
}

async function hello({ executor, hello: fn }: CliParts, options: ExecutorOptions): Promise<string> {
  const fexec = executor(options)
  fexec.callAsync(fn, NAME)
  const said = await fexec.getResult()
  const right = said === `Hello ${NAME}!`
  return `${String(said)} ${right ? 'Lithops is working as expected :)' : 'Something went wrong :('}`
}

async function clean({ env, cloud }: CliParts): Promise<string> {
  let [objects, jobs] = [0, 0]
  for (const kind of await new CloudLogs(env, cloud).storages()) {
    const removed = await cloud.asksStorage(env, kind, 'clean', [])
    const counts = removed as { readonly objects: number; readonly jobs: number }
    objects += counts.objects
    jobs += counts.jobs
  }
  const count = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`
  return `Removed ${count(objects, 'object')} from ${BUCKET}, and the logs of ${count(jobs, 'job')}.`
}
