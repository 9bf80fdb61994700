/** The commands, what each takes, and what is said of it. */

export interface Option {
  readonly name: string
  readonly short: string
  /** What stands behind it. */
  readonly value: string
}

export interface CommandSpec {
  readonly name: string
  /** What has to stand behind it, in this order. */
  readonly args: readonly string[]
  /** Where one of these stands, the last of `args` doesn't. */
  readonly instead?: string
  /** These have to be there. */
  readonly needed?: readonly string[]
  readonly options: readonly Option[]
  readonly says: string
  readonly example: string
}

const BACKEND: Option = { name: 'backend', short: 'b', value: 'NAME' }
const STORE: Option = { name: 'storage', short: 's', value: 'durable|memory' }
/** Of `storage …` the backend is where objects are kept, as in Lithops. */
const KEPT: Option = { name: 'backend', short: 'b', value: 'durable|memory' }
const PREFIX: Option = { name: 'prefix', short: 'p', value: 'PREFIX' }

export const COMMANDS = [
  {
    name: 'hello',
    args: [],
    options: [BACKEND, STORE],
    says: 'calls a function in a container, to see that all is well',
    example: 'hello',
  },
  {
    name: 'logs poll',
    args: [],
    options: [],
    says: 'shows what calls have printed, and what others print as they end, until you stop it or nothing runs',
    example: 'logs poll',
  },
  {
    name: 'logs get',
    args: ['JOB-KEY'],
    options: [],
    says: 'shows what the calls of one job have printed',
    example: 'logs get 73bbe9-0-M000',
  },
  {
    name: 'clean',
    args: [],
    options: [],
    says: 'removes what executors have left in lithops.jobs, and the logs',
    example: 'clean',
  },
  {
    name: 'storage put',
    args: ['TEXT', 'BUCKET'],
    needed: ['key'],
    options: [{ name: 'key', short: 'k', value: 'KEY' }, KEPT],
    says: 'puts a text; Lithops takes a file here, which a browser doesn’t have, so the key has to be said',
    example: "storage put 'Hello!' data --key hello.txt",
  },
  {
    name: 'storage get',
    args: ['BUCKET', 'KEY'],
    options: [KEPT],
    says: 'shows an object as text; Lithops saves it as a file',
    example: 'storage get data hello.txt',
  },
  {
    name: 'storage delete',
    args: ['BUCKET', 'KEY'],
    instead: 'prefix',
    options: [PREFIX, KEPT],
    says: 'removes an object, or all whose keys begin so',
    example: 'storage delete data hello.txt',
  },
  {
    name: 'storage list',
    args: ['BUCKET'],
    options: [PREFIX, KEPT],
    says: 'lists keys and sizes',
    example: 'storage list data --prefix logs/',
  },
  {
    name: 'help',
    args: [],
    options: [],
    says: 'shows this',
    example: 'help',
  },
] as const satisfies readonly CommandSpec[]

export type CommandName = (typeof COMMANDS)[number]['name']

/** `storage delete BUCKET KEY|--prefix PREFIX [--backend durable|memory]` */
export function usageOf({ name, args, instead, needed = [], options }: CommandSpec): string {
  const parts: string[] = [name, ...args]
  for (const { name: option, value } of options) {
    const text = `--${option} ${value}`
    if (option === instead) parts.push(`${parts.pop()}|${text}`)
    else parts.push(needed.includes(option) ? text : `[${text}]`)
  }
  return parts.join(' ')
}

export function helpText(): string {
  const rows = COMMANDS.map((spec: CommandSpec) => `  ${usageOf(spec)}\n      ${spec.says}`)
  return ['Commands, each with or without lithops in front:', ...rows].join('\n')
}
