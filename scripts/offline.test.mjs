import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { buildOf } from './offline.mjs'

/** @type {string} */
let dir
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'actorium-'))
  mkdirSync(join(dir, 'assets'))
  mkdirSync(join(dir, 'datasets'))
  for (const path of ['index.html', 'assets/a.js', 'datasets/digits.gz', 'service.js'])
    writeFileSync(join(dir, path), path)
})
afterEach(() => rmSync(dir, { recursive: true }))

it('the list has every file but the page, the service worker and the datasets', () => {
  expect(buildOf(dir).files).toEqual(['assets/a.js'])
})

it('the version is another one as soon as a file or the page is', () => {
  const { version } = buildOf(dir)
  expect(buildOf(dir).version).toBe(version)
  writeFileSync(join(dir, 'service.js'), 'other')
  writeFileSync(join(dir, 'datasets', 'digits.gz'), 'other')
  expect(buildOf(dir).version).toBe(version)
  writeFileSync(join(dir, 'index.html'), 'other')
  expect(buildOf(dir).version).not.toBe(version)
})
