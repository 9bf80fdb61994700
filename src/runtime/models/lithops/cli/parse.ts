/** A line as a command, or words that name the right one: throws BadCall. */
import { BadCall } from '../../../actor/errors'
import { nearest } from '../../../ship/nearest'
import { came } from '../../given'
import { COMMANDS, usageOf, type CommandName, type CommandSpec } from './commands'
import { wordsOf, type Word } from './words'

export interface Command {
  readonly name: CommandName
  readonly args: readonly string[]
  readonly options: Readonly<Record<string, string>>
}

/** What the API and other shells call what a command does. */
const ALSO: Readonly<Record<string, CommandName>> = {
  putobject: 'storage put',
  'storage putobject': 'storage put',
  getobject: 'storage get',
  'storage getobject': 'storage get',
  deleteobject: 'storage delete',
  'storage deleteobject': 'storage delete',
  'storage rm': 'storage delete',
  'storage remove': 'storage delete',
  listobjects: 'storage list',
  'storage listobjects': 'storage list',
  'storage ls': 'storage list',
  'log poll': 'logs poll',
  'log get': 'logs get',
  '--help': 'help',
  '-h': 'help',
}

/** What is meant is clear, and only the spelling isn't ours. */
const SAME: ReadonlySet<string> = new Set(['--help', '-h'])

export function parse(line: unknown): Command {
  if (typeof line !== 'string')
    throw new BadCall(`cli takes a line of text, such as cli('hello'); ${came(line)} came.`)
  const words = wordsOf(line.replace(/^\s*[!$%]\s*/, ''))
  if (words[0]?.text === 'lithops') words.shift()
  if (words.length === 0) return { name: 'help', args: [], options: {} }
  const { spec, rest } = commandOf(words)
  if (spec.name === 'help' || rest.some(({ text, quoted }) => !quoted && SAME.has(text)))
    return { name: 'help', args: [], options: {} }
  return { name: spec.name as CommandName, ...partsOf(spec, rest) }
}

/** `put_object`, `putObject` and `put-object` are one word to whoever has another in mind. */
const plain = (words: readonly Word[]) =>
  words.map(({ text }) => (text.startsWith('-') ? text : text.toLowerCase().replace(/[_-]/g, ''))).join(' ')

function commandOf(words: readonly Word[]): { spec: CommandSpec; rest: readonly Word[] } {
  for (const length of [2, 1]) {
    // `storage_list` and `logs.get` are two words that stand as one.
    const said = plain(words.slice(0, length))
    const found = COMMANDS.find(({ name }) => name === said || name.replace(' ', '') === said)
    if (found !== undefined) return { spec: found, rest: words.slice(length) }
    if (SAME.has(said)) return { spec: COMMANDS.at(-1)!, rest: [] }
  }
  throw new BadCall(noCommand(words))
}

function noCommand(words: readonly Word[]): string {
  const names: readonly string[] = COMMANDS.map(({ name }) => name)
  for (const length of [2, 1]) {
    const said = words.slice(0, length).map(({ text }) => text)
    const key = plain(words.slice(0, length))
    const near = ALSO[key] ?? nearest(key, names)
    if (near === null) continue
    const spec = COMMANDS.find(({ name }) => name === near)!
    return `There is no command ${said.join(' ')}. Did you mean ${near}? It is ${usageOf(spec)}.`
  }
  const [{ text: first }] = words
  const group = nearest(first, ['storage', 'logs'])
  const among = group === null ? names : names.filter((name) => name.startsWith(group))
  const said = group === first && words.length > 1 ? `${first} ${words[1].text}` : first
  return `There is no command ${said}. There are ${among.join(', ')}.`
}

function partsOf(spec: CommandSpec, words: readonly Word[]): Pick<Command, 'args' | 'options'> {
  const args: string[] = []
  const options: Record<string, string> = {}
  let only = false
  for (let at = 0; at < words.length; at++) {
    const { text, quoted } = words[at]
    const match = only || quoted ? null : /^--?([A-Za-z][\w-]*)(?:=(.*))?$/s.exec(text)
    if (match === null) {
      if (text === '--' && !quoted) only = true
      else args.push(text)
      continue
    }
    const name = optionOf(spec, match[1])
    const value = match[2] ?? words[++at]?.text
    if (value === undefined)
      throw new BadCall(`Nothing stands behind --${name}. ${spec.name} is ${usageOf(spec)}.`)
    options[name] = value
  }
  checkCount(spec, args, options)
  return { args, options }
}

function optionOf({ name, options }: CommandSpec, said: string): string {
  const found = options.find((one) => one.name === said || one.short === said)
  if (found !== undefined) return found.name
  const near = nearest(
    said,
    options.map((one) => one.name),
  )
  const dashes = said.length === 1 ? '-' : '--'
  const known = options.map((one) => `--${one.name}`).join(', ')
  const advice =
    near !== null ? ` Did you mean --${near}?` : known === '' ? ' It has none.' : ` It has ${known}.`
  throw new BadCall(`${name} has no option ${dashes}${said}.${advice}`)
}

function checkCount(
  spec: CommandSpec,
  args: readonly string[],
  options: Readonly<Record<string, string>>,
): void {
  const { name, instead, needed = [], example } = spec
  const takes = instead !== undefined && instead in options ? spec.args.slice(0, -1) : spec.args
  // Written as putObject has it: bucket, key, body.
  if (name === 'storage put' && args.length === 3 && !('key' in options)) {
    const [bucket, key, text] = args
    throw new BadCall(
      `storage put has Lithops' order, with the key behind --key. Did you mean storage put ${quote(text)} ${quote(bucket)} --key ${quote(key)}?`,
    )
  }
  const missing = [
    ...takes.slice(args.length),
    ...needed.filter((option) => !(option in options)).map((option) => `--${option}`),
  ]
  const it = `It is ${usageOf(spec)}, for example ${example}.`
  if (missing.length > 0) throw new BadCall(`${name} lacks ${missing.join(' and ')}. ${it}`)
  if (args.length > takes.length) {
    const spaces = name === 'storage put' ? ' A text with spaces stands in quotes.' : ''
    throw new BadCall(`${name} doesn't take ${quote(args[takes.length])} too. ${it}${spaces}`)
  }
}

/** A word as it has to stand in a line. */
export function quote(text: string): string {
  return /^[\w./:@%+=,-]+$/.test(text) && !text.startsWith('-') ? text : `'${text.replaceAll("'", `'"'"'`)}'`
}
