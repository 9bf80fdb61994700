import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { checkImports } from './import-rules.mjs'

const project = resolve(import.meta.dirname, '..')
/** @type {string[]} */
const made = []

afterAll(() => made.forEach((dir) => rmSync(dir, { recursive: true, force: true })))

/** Writes the files, checks their imports, and returns the names of the broken rules as `rule: from`. */
async function brokenRules(/** @type {Record<string, string>} */ files) {
  mkdirSync(join(project, '.tmp'), { recursive: true })
  const dir = mkdtempSync(join(project, '.tmp', 'imports-'))
  made.push(dir)
  symlinkSync(join(project, 'node_modules'), join(dir, 'node_modules'))
  for (const [path, text] of Object.entries({ 'package.json': PACKAGE, ...files })) {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), text)
  }
  const { violations } = await checkImports(dir)
  return violations.map(({ rule, from }) => `${rule}: ${from}`).sort()
}

const PACKAGE = JSON.stringify({
  type: 'module',
  dependencies: { react: '*', comlink: '*' },
  devDependencies: { 'fast-check': '*' },
})
const NOUN = 'export const noun = 1\nexport type Noun = number\n'

test('a tree that keeps to the arrows breaks no rule', async () => {
  const broken = await brokenRules({
    'src/runtime/protocol/ids.ts': NOUN,
    'src/runtime/clock/clock.ts': "import { noun } from '../protocol/ids'\nexport const time = noun\n",
    'src/runtime/broker/mailbox.ts': "import { time } from '../clock/clock'\nexport const box = time\n",
    'src/runtime/host/host.ts': "import { box } from '../broker/mailbox'\nexport const host = box\n",
    'src/runtime/host/container.worker.ts': "import { play } from '../models/play'\nplay()\n",
    'src/runtime/models/play.ts': "import { host } from '../host/host'\nexport const play = () => host\n",
    'src/notebooks/exercises/check.ts': NOUN,
    'src/notebooks/lessons/01-one/expected.ts':
      "import type { Noun } from '../../exercises/check'\nexport const promise: Noun = 1\n",
    'src/ui/app/app.tsx':
      "import { noun } from '../../runtime/protocol/ids'\nexport const start = () => new Worker(new URL('../../runtime/host/container.worker.ts', import.meta.url))\nexport const app = noun\n",
    'src/main.tsx':
      "import { app } from './ui/app/app'\nimport { host } from './runtime/host/host'\nconsole.log(app, host)\n",
  })
  expect(broken).toEqual([])
})

test('every arrow can fail: a type import against it, too, and a neighbour', async () => {
  const broken = await brokenRules({
    'src/runtime/protocol/ids.ts': "import type { Noun } from '../clock/clock'\nexport type Id = Noun\n",
    'src/runtime/clock/clock.ts': NOUN,
    'src/runtime/record/rows.ts': "export { noun } from '../clock/clock'\n",
    'src/runtime/broker/mailbox.ts': "export { noun } from '../learn/net'\n",
    'src/runtime/learn/net.ts': NOUN,
    'src/runtime/models/ray.ts': "export { noun } from '../../notebooks/document/notebook'\n",
    'src/notebooks/document/notebook.ts': NOUN,
    'src/notebooks/kernel/cells.ts': "export const load = () => import('../../ui/app/app')\n",
    'src/ui/app/app.tsx': "export { noun } from '../../runtime/learn/net'\n",
  })
  expect(broken).toEqual([
    'broker-sees-only-rooms-to-its-left: src/runtime/broker/mailbox.ts',
    'models-sees-only-rooms-to-its-left: src/runtime/models/ray.ts',
    'notebooks-sees-only-rooms-to-its-left: src/notebooks/kernel/cells.ts',
    'protocol-imports-nothing: src/runtime/protocol/ids.ts',
    'protocol-sees-only-rooms-to-its-left: src/runtime/protocol/ids.ts',
    'record-sees-only-rooms-to-its-left: src/runtime/record/rows.ts',
    'ui-enters-the-runtime-by-its-protocol: src/ui/app/app.tsx',
  ])
})

test('a worker cannot be imported, not by main.tsx and not as a constructor', async () => {
  const broken = await brokenRules({
    'src/runtime/host/container.worker.ts': NOUN,
    'src/ui/app/app.tsx':
      "import Made from '../../runtime/host/container.worker.ts?worker'\nexport const made = Made\n",
    'src/main.tsx': "import { noun } from './runtime/host/container.worker'\nconsole.log(noun)\n",
  })
  expect(broken).toContain('nobody-imports-a-worker: src/main.tsx')
  expect(broken).toContain('nobody-imports-a-worker: src/ui/app/app.tsx')
})

test('packages: none in the protocol, no page library in the runtime, none for development in src', async () => {
  const broken = await brokenRules({
    'src/runtime/protocol/ids.ts': "export { proxy } from 'comlink'\n",
    'src/runtime/host/host.ts': "export { useState } from 'react'\n",
    'src/notebooks/document/notebook.ts': "export { assert } from 'fast-check'\n",
  })
  expect(broken).toEqual([
    'no-page-libraries-in-the-runtime: src/runtime/host/host.ts',
    'protocol-imports-nothing: src/runtime/protocol/ids.ts',
    'src-uses-listed-dependencies: src/notebooks/document/notebook.ts',
  ])
})

test('a lesson takes nothing of the engine, and of exercises only types', async () => {
  const broken = await brokenRules({
    'src/notebooks/exercises/check.ts': NOUN,
    'src/notebooks/kernel/cells.ts': NOUN,
    'src/notebooks/lessons/01-one/expected.ts': "export { noun } from '../../exercises/check'\n",
    'src/notebooks/lessons/02-two/expected.ts': "export type { Noun } from '../../kernel/cells'\n",
  })
  expect(broken).toEqual([
    'lessons-import-nothing-of-the-engine: src/notebooks/lessons/02-two/expected.ts',
    'lessons-take-only-types-from-exercises: src/notebooks/lessons/01-one/expected.ts',
  ])
})

test('two files that import each other are refused, unless only their types do', async () => {
  const broken = await brokenRules({
    'src/runtime/clock/a.ts': "import { b } from './b'\nexport const a = () => b\n",
    'src/runtime/clock/b.ts': "import { a } from './a'\nexport const b = () => a\n",
    'src/runtime/clock/c.ts': "import type { D } from './d'\nexport type C = D\nexport const c = 1\n",
    'src/runtime/clock/d.ts': "import { c } from './c'\nexport type D = number\nexport const d = c\n",
  })
  expect(broken).toEqual(['no-circles: src/runtime/clock/a.ts'])
})
