/**
 * What a person hands in beside the notebook itself: whose it is, what the checks said when everything was run again,
 * which hints and solutions were opened, which mistakes were found, and what the run came to.
 *
 * Pure. A teacher's own grading runs the checks again and believes none of it; this is for whoever reads the file.
 */
import type { JsonObject } from '../document/notebook'
import { plainOrders, type KeptOrders } from './kept-orders'
import { spottedWords, type Spotted } from './spot'

export interface Person {
  readonly name: string
  readonly group: string
}

export interface JudgedExercise {
  readonly check: string
  readonly title: string
  readonly passed: boolean
  /** `before`: it is about what a person delivers by hand, and passed before everything was run again. */
  readonly judged: 'now' | 'before'
  /** What the check said, Markdown. */
  readonly message: string
  readonly hints: number
  readonly solution: boolean
  /** Others are made when it is graded. */
  readonly hidden: boolean
}

/** A program with a mistake in it, by its id. Nothing of it is asked again. */
export interface SpottedMistake extends Spotted {
  readonly spot: string
}

export interface RunSummary {
  /** Cells that ran to their end, and those that did not. */
  readonly ran: readonly string[]
  readonly failed: readonly string[]
  readonly seconds: number
  readonly counts: Readonly<Record<string, number>>
}

export interface HandIn {
  readonly person: Person
  readonly lesson: string
  /** When, as ISO 8601. */
  readonly at: string
  readonly exercises: readonly JudgedExercise[]
  /** The orders that a person has found, for whoever grades. */
  readonly orders: KeptOrders
  readonly spots: readonly SpottedMistake[]
  readonly run: RunSummary
  /** The dashboard's log, the last lines of it. */
  readonly log: readonly string[]
  readonly logLeftOut: number
}

/** `ray-1_group3_garcia`; a field that was left empty is left out. */
export function handInName(lesson: string, { name, group }: Person): string {
  const parts = [slug(lesson) || 'notebook', groupPart(slug(group)), slug(name)]
  return parts.filter((part) => part !== '').join('_')
}

function groupPart(group: string): string {
  if (group === '') return ''
  return group.startsWith('group') ? group : `group${group}`
}

/** Letters of any script, without accents, and digits. */
function slug(text: string): string {
  const plain = text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase()
  return plain
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
}

/** Whether more is checked than these say. */
export function hasHidden(exercises: readonly JudgedExercise[]): boolean {
  return exercises.some(({ hidden }) => hidden)
}

export function passedOf(exercises: readonly JudgedExercise[]): number {
  return exercises.filter(({ passed }) => passed).length
}

/** As it stands under `actorium` in the file's metadata. */
export function handInFields(handIn: HandIn): JsonObject {
  const { person, at, exercises, orders, spots, run, log, logLeftOut } = handIn
  return {
    name: person.name,
    group: person.group,
    orders: plainOrders(orders),
    handIn: {
      at,
      passed: passedOf(exercises),
      of: exercises.length,
      checks: exercises.map((exercise) => ({ ...exercise })),
      spots: spots.map((spot) => ({ ...spot })),
      run: { ...run, ran: [...run.ran], failed: [...run.failed], counts: { ...run.counts } },
      log: [...log],
      logLeftOut,
    },
  }
}

/** The same for a reader, as Markdown. */
export function handInWords(handIn: HandIn): string {
  const { person, lesson, at, exercises, spots, run, log, logLeftOut } = handIn
  const who = [person.name, person.group && `group ${person.group}`].filter(Boolean).join(', ')
  const rows = exercises.map(({ title, passed, judged, hints, solution }) => {
    const result = passed ? (judged === 'before' ? 'passed before' : 'passed') : 'not passed'
    return `| ${title} | ${result} | ${hints} | ${solution ? 'opened' : 'no'} |`
  })
  const mistakes = spots.map((one) => `${code(one.spot)} ${spottedWords(one)}`)
  const failed = run.failed.length > 0 ? ` Not to their end: ${run.failed.map(code).join(', ')}.` : ''
  const left = logLeftOut > 0 ? ` (the last ${log.length} of ${log.length + logLeftOut} lines)` : ''
  return [
    `**${plain(who) || 'Handed in'}**, ${code(lesson)}, ${at.replace('T', ' ').slice(0, 16)} UTC`,
    '',
    ...(exercises.length > 0
      ? [
          `${passedOf(exercises)} of ${exercises.length} pass.${hasHidden(exercises) ? ' Others are made when it is graded.' : ''}`,
          '',
          '| exercise | check | hints | solution |',
          '|---|---|---|---|',
          ...rows,
          '',
        ]
      : []),
    ...(mistakes.length > 0 ? [`Mistakes to spot: ${mistakes.join(', ')}.`, ''] : []),
    `Run again from the top: ${run.ran.length} cells in ${run.seconds.toFixed(1)} s.${failed}`,
    ...(log.length > 0 ? ['', `Log${left}:`, '', fenced(log)] : []),
  ].join('\n')
}

/** What somebody typed, with nothing in it that Markdown would take as its own. */
function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~&]/g, '\\$&').replace(/\s+/g, ' ')
}

function code(text: string): string {
  return `\`${text.replaceAll('`', 'ˋ')}\``
}

function fenced(lines: readonly string[]): string {
  const text = lines.join('\n')
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}\n${text}\n${fence}`
}
