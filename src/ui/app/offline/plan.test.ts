import { expect, it } from 'vitest'
import { cacheName, isNamedAfterContent, isOurs, sourceOf } from './plan'

const SCOPE = 'https://school.example/cs/actors/'
const files = new Set(['assets/index.0123456789abcdef.js', 'favicon.svg'])
const from = (path: string) => sourceOf(new URL(path, SCOPE).href, SCOPE, files)

it('the page and its files are answered here, datasets once they were asked for', () => {
  expect(from('')).toBe('page')
  expect(from('index.html')).toBe('page')
  expect(from('?from=mail')).toBe('page')
  expect(from('assets/index.0123456789abcdef.js')).toBe('file')
  expect(from('favicon.svg')).toBe('file')
  expect(from('datasets/digits/train.gz')).toBe('data')
})

it('what is not the page’s goes to the network', () => {
  expect(from('assets/index.fedcba9876543210.js')).toBe('network')
  expect(from('../other/index.html')).toBe('network')
  expect(from('https://elsewhere.example/cs/actors/')).toBe('network')
  expect(from('/')).toBe('network')
})

it('a page in another folder of the same host has caches of its own', () => {
  expect(isOurs(cacheName(SCOPE, '7'), SCOPE)).toBe(true)
  expect(isOurs(cacheName(SCOPE, '7'), 'https://school.example/cs/')).toBe(false)
  expect(isOurs(cacheName('https://school.example/cs/', '7'), SCOPE)).toBe(false)
})

it('only a name with sixteen digits of a hash stands for its content', () => {
  expect(isNamedAfterContent('assets/a.0123456789abcdef.js')).toBe(true)
  expect(isNamedAfterContent('favicon.svg')).toBe(false)
  expect(isNamedAfterContent('assets/readme.txt')).toBe(false)
})
