import { expect, test } from 'vitest'
import { RerunQueue } from './rerun-queue'

function queue(fails: readonly string[] = []) {
  const ran: string[] = []
  const ends: (() => void)[] = []
  const page = ['a', 'b', 'c']
  const made = new RerunQueue(
    (cell) => {
      ran.push(cell)
      return new Promise((resolve) => ends.push(() => resolve(!fails.includes(cell))))
    },
    (cells) => page.filter((cell) => cells.has(cell)),
  )
  const end = async () => {
    ends.shift()?.()
    await Promise.resolve()
    await Promise.resolve()
  }
  return { made, ran, end }
}

test('runs what is asked for from top to bottom, one after the other', async () => {
  const { made, ran, end } = queue()
  made.ask(['c', 'a'])
  expect(ran).toEqual(['a'])
  await end()
  expect(ran).toEqual(['a', 'c'])
})

test('what is asked for many times meanwhile runs once more', async () => {
  const { made, ran, end } = queue()
  made.ask(['a', 'b'])
  for (let n = 0; n < 100; n++) made.ask(['a', 'b'])
  await end()
  expect(ran).toEqual(['a', 'a'])
  await end()
  await end()
  await end()
  expect(ran).toEqual(['a', 'a', 'b'])
})

test('a cell that fails ends the round, and the next change begins another', async () => {
  const { made, ran, end } = queue(['a'])
  made.ask(['a', 'b'])
  await end()
  expect(ran).toEqual(['a'])
  made.ask(['b'])
  expect(ran).toEqual(['a', 'b'])
})

test('what was forgotten, or stands on no page, does not run', async () => {
  const { made, ran, end } = queue()
  made.ask(['a', 'b', 'gone'])
  made.forget()
  await end()
  made.ask(['gone'])
  expect(ran).toEqual(['a'])
})
