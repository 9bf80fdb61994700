import { expect, it } from 'vitest'
import type { Cell } from '../../../notebooks/document/notebook'
import { lessonWords, placeWords, timeWords, titleWords } from './sign-words'

const code = (id: string, exercise: boolean): Cell => ({
  kind: 'code',
  id,
  language: 'typescript',
  text: '',
  stage: {},
  exercise,
  original: false,
})
const prose = (id: string): Cell => ({ kind: 'prose', id, markdown: '' })
const check: Cell = {
  kind: 'check',
  id: 'lock-the-door',
  title: 'Lock the door',
  cell: 'door',
  instructions: '',
  hints: [],
  solution: '',
}
const cells = [prose('p1'), code('counters', false), prose('p2'), code('door', true), check, prose('p3')]

it('a lesson is called by its number, or by its title where it has none', () => {
  expect(lessonWords({ number: '3', title: 'Who promised order?' })).toBe('Lesson 3')
  expect(lessonWords({ number: '', title: 'Pi with workers' })).toBe('Pi with workers')
})

it('a program with a mistake is a place too', () => {
  const spot: Cell = {
    ...{ kind: 'spot', id: 'cook-asks', question: '', code: 'a', mistakes: [1], wrong: {} },
    ...{ otherwise: '', explanation: '', repaired: '' },
  }
  expect(placeWords([...cells, spot], 'cook-asks')).toBe('Mistake cook-asks')
})

it('the place is the chosen cell, that above a text, or the first', () => {
  expect(
    ['p1', 'counters', 'p2', 'door', 'lock-the-door', 'p3', 'gone'].map((id) => placeWords(cells, id)),
  ).toEqual([
    'Cell counters',
    'Cell counters',
    'Cell counters',
    'Exercise door',
    'Exercise door',
    'Exercise door',
    'Cell counters',
  ])
  expect(placeWords([prose('p1')], 'p1')).toBe('')
})

it('the time has hours and minutes of two digits', () => {
  expect(timeWords(new Date(2026, 10, 29, 9, 5).getTime())).toBe('09:05')
})

it('the tab says first that help is needed', () => {
  expect(titleWords('Stuck', true)).toBe('✋ I need help · Stuck · Actorium')
  expect(titleWords('Stuck', false)).toBe('Stuck · Actorium')
})
