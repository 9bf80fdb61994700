import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ensureFolder, ensureWritable, handInsIn, lessonNamed, readText, sourceOf } from './files.mjs'

let dir = ''
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'hand-ins-'))
  mkdirSync(join(dir, 'empty'))
  mkdirSync(join(dir, 'some', 'folder.ipynb'), { recursive: true })
  for (const name of ['b10.ipynb', 'b9.IPYNB', 'notes.txt']) writeFileSync(join(dir, 'some', name), '{}')
})
afterAll(() => rmSync(dir, { recursive: true }))

test('the files of a folder are its notebooks, in the order in which a person counts', () => {
  expect(handInsIn(join(dir, 'some'))).toEqual(['b9.IPYNB', 'b10.ipynb'])
})

test('a lesson is found by its id and by its number, and else all are named', () => {
  expect(lessonNamed('02-one-mailbox')).toBe('02-one-mailbox')
  expect(lessonNamed('2')).toBe('02-one-mailbox')
  expect(() => lessonNamed('99')).toThrow(/^There is no lesson 99\. The lessons are:\n.*02-one-mailbox\n/s)
})

test('what is run is a file, or a lesson by its id or its path', () => {
  const file = join(dir, 'some', 'b10.ipynb')
  expect(sourceOf(file, false)).toEqual({ kind: 'ipynb', text: '{}', file: 'b10.ipynb', place: 'apart' })
  expect(sourceOf(file, true)).toMatchObject({ place: 'page' })
  const lesson = { kind: 'lesson', id: '05-stuck' }
  expect(sourceOf('05-stuck', false)).toEqual(lesson)
  expect(
    sourceOf(resolve(import.meta.dirname, '../../src/notebooks/lessons/05-stuck/lesson.md'), false),
  ).toEqual(lesson)
  expect(() => sourceOf('none.ipynb', false)).toThrow(/^There is no file none\.ipynb, and no lesson/)
})

test('what can’t be read or written is said with its path and the reason', () => {
  expect(() => handInsIn(join(dir, 'empty'))).toThrow(/^There is no \.ipynb file in the folder /)
  expect(() => handInsIn(join(dir, 'gone'))).toThrow(/can’t be read: there is no such file or folder\.$/)
  expect(() => ensureWritable(join(dir, 'gone', 'out.ipynb'))).toThrow(/can’t be written: there is no such/)
  expect(() => ensureWritable(dir)).toThrow(/can’t be written: it is a folder\.$/)
  expect(() => ensureFolder(join(dir, 'some', 'notes.txt'))).toThrow(/^Nothing can be written to the folder/)
  expect(() => readText(join(dir, 'some', 'folder.ipynb'))).toThrow(/can’t be read: it is no file\.$/)
  ensureWritable(join(dir, 'new.ipynb'))
  ensureWritable('')
})

test('a pipe that is named like a notebook is not waited for', (ctx) => {
  if (process.platform === 'win32') return ctx.skip('There are no such pipes on Windows.')
  const pipe = join(dir, 'pipe.ipynb')
  execFileSync('mkfifo', [pipe])
  expect(() => readText(pipe)).toThrow(/it is no file/)
})
