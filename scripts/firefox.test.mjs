import { describe, expect, test } from 'vitest'
import { ensureFirefox, findFirefox } from './firefox.mjs'

const ESR = '/usr/bin/firefox-esr'
const only = (...paths) => ({ env: {}, exists: (path) => paths.includes(path) })

describe('which Firefox is driven', () => {
  test('the one that ACTORIUM_FIREFOX names, and a wrong name is an error', () => {
    expect(findFirefox({ env: { ACTORIUM_FIREFOX: '/own' }, exists: () => true })).toBe('/own')
    expect(() => findFirefox({ env: { ACTORIUM_FIREFOX: '/own' }, exists: () => false })).toThrow('/own')
  })

  test('else Debian’s, and null where there is none', () => {
    expect(findFirefox(only(ESR))).toBe(ESR)
    expect(findFirefox(only())).toBe(null)
  })
})

describe('a missing Firefox', () => {
  test('is installed as root on Debian', () => {
    const there = new Set(['/etc/debian_version'])
    const commands = []
    const run = (command, args) => {
      commands.push([command, ...args].join(' '))
      if (args.includes('firefox-esr')) there.add(ESR)
      return true
    }
    expect(ensureFirefox({ env: {}, exists: (path) => there.has(path), root: true, run })).toEqual({
      path: ESR,
      why: '',
    })
    expect(commands).toEqual(['apt-get update', 'apt-get install -y --no-install-recommends firefox-esr'])
  })

  test('is a reason that says what to install where it can’t be installed', () => {
    const elsewhere = ensureFirefox({ ...only(), root: true })
    const asUser = ensureFirefox({ ...only('/etc/debian_version'), root: false })
    expect(elsewhere).toEqual(asUser)
    expect(elsewhere.why).toMatch(/^There is no Firefox\. Install Firefox .*apt-get install firefox-esr/)
  })

  test('names the command that failed', () => {
    const { path, why } = ensureFirefox({ ...only('/etc/debian_version'), root: true, run: () => false })
    expect([path, why]).toEqual([null, expect.stringContaining('"apt-get update" failed')])
  })
})
