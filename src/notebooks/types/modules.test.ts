import { describe, expect, test } from 'vitest'
import { MODULE_NAMES, makeModules } from '../../runtime/models/all'
import { packedModules } from '../../runtime/models/packed'
import type { Env } from '../../runtime/actor/env'
import type { ModuleExports } from '../../runtime/host/modules'
import { NotebookLanguageService } from './language-service'
import { MODULE_EXPORTS, moduleOf } from './modules'

const makers = { ...makeModules(), ...packedModules('http://localhost/') }
const env = { id: '0', index: 0, incarnation: 0, epoch: 1 } as unknown as Env
const service = new NotebookLanguageService()
const use = (name: string): ModuleExports => makers[name](env, use)

test('every module that a cell can import is declared', () => {
  expect([...MODULE_EXPORTS.keys()].sort()).toEqual([...MODULE_NAMES].sort())
})

describe.each(MODULE_NAMES)("module '%s'", (name) => {
  const exports = Object.keys(use(name)).filter((key) => !key.startsWith('#'))

  test('declares what it exports, and nothing else', () => {
    expect([...MODULE_EXPORTS.get(name)!].sort()).toEqual(exports.sort())
  })

  test('says something of every export', () => {
    const text = `import { ${exports.join(', ')} } from '${name}'`
    service.setCells([{ id: 'a', text }])
    const silent = exports.filter((one) => {
      const at = new RegExp(`\\b${one}\\b`).exec(text)!.index
      return !service.hover('a', at + 1)?.doc
    })
    expect(silent).toEqual([])
    expect(service.diagnose('a')).toEqual([])
  })
})

test('a name is found in the module that exports it', () => {
  expect(moduleOf('spawn')).toBe('actors')
  expect(moduleOf('constructor')).toBeNull()
})
