/**
 * The checks of a lesson that are graded, visible and hidden, and whether each can be judged of a file.
 */
import type { CheckCell, CodeCell, Notebook } from '../src/notebooks/document/notebook'
import { usesOf, type Check } from '../src/notebooks/exercises/check'
import { findCheck } from '../src/notebooks/exercises/checks'
import { hiddenChecksOf } from './hidden-checks'
import { lessonOf } from './lessons'
import type { Place } from './session'

export interface CheckFacts {
  readonly id: string
  readonly kind: 'visible' | 'hidden'
  readonly title: string
  /** Why it can't be judged of a file; '' where it can. */
  readonly unjudged: string
}

export interface Graded {
  readonly facts: CheckFacts
  readonly check: Check
  readonly card: CheckCell
}

const LOADS = 'Its cells load data, and what runs apart reaches none: see --trust.'

/** What the lesson's checks are, before any file is read. */
export function checksOf(lessonId: string, place: Place): readonly CheckFacts[] {
  const lesson = lessonOf(lessonId)
  return lesson === null ? [] : gradedOf(lesson, place).map(({ facts }) => facts)
}

export function codeOf(lesson: Notebook): readonly CodeCell[] {
  return lesson.cells.filter((cell) => cell.kind === 'code')
}

/** Cells whose text is the student's. */
export function readerCells(check: Check): readonly string[] {
  return usesOf(check).flatMap(({ cell, text }) => (text === 'reader' ? [cell] : []))
}

export function gradedOf(lesson: Notebook, place: Place): readonly Graded[] {
  const visible = lesson.cells.flatMap((card): Graded[] => {
    const check = card.kind === 'check' ? findCheck(card.id) : undefined
    if (card.kind !== 'check' || check === undefined) return []
    return [{ facts: factsOf(lesson, check, place, 'visible', card.title), check, card }]
  })
  const hidden = hiddenChecksOf(lesson.id).map((check): Graded => {
    const [cell = ''] = readerCells(check)
    const card: CheckCell = {
      kind: 'check',
      id: check.id,
      title: '',
      cell,
      instructions: '',
      hints: [],
      solution: '',
    }
    return { facts: factsOf(lesson, check, place, 'hidden', ''), check, card }
  })
  return [...visible, ...hidden]
}

function factsOf(
  lesson: Notebook,
  check: Check,
  place: Place,
  kind: CheckFacts['kind'],
  title: string,
): CheckFacts {
  const kinds = Object.values(check.needs).map((need) => need.kind)
  const loads = place === 'apart' && codeOf(lesson).some(({ text }) => /from 'learn'/.test(text))
  const unjudged = loads && (kinds.includes('live') || kinds.includes('order')) ? LOADS : ''
  return { id: check.id, kind, title, unjudged }
}
