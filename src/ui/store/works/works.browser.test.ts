import { deleteDB } from 'idb'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { NOTHING_KEPT, type Kept } from '../kept'
import { readProgress } from '../lesson-progress'
import { DatabaseWorks } from './database-works'
import { WorkKeeper, type Keeping } from './keeper'
import { VERSIONS, type Works } from './work'

const NAME = 'works-test'
const saying = (text: string): Kept => ({ ...NOTHING_KEPT, texts: { a: text } })

let now = 1000
let works: DatabaseWorks
beforeEach(() => {
  now = 1000
  works = new DatabaseWorks(() => now++, NAME)
})
afterEach(async () => {
  localStorage.clear()
  await deleteDB(NAME)
})

async function open(tab: string, place: Works = works) {
  const keeper = await WorkKeeper.open('one', {
    works: place,
    shelf: localStorage,
    tab,
    now: () => now,
    living: () => Promise.resolve(null),
    channel: new BroadcastChannel(NAME),
    hidden: () => () => {},
  })
  const heard: Keeping[] = []
  keeper.onChange((keeping) => heard.push(keeping))
  onTestFinished(() => keeper.close())
  return { keeper, heard }
}

describe('the database of works', () => {
  it('gives back what was written last, with its revision', async () => {
    expect(await works.read('one')).toBeNull()
    expect(await works.write('one', saying('x'), 0, false)).toEqual({ written: 'yes', revision: 1 })
    expect(await works.write('one', saying('y'), 1, true)).toEqual({ written: 'yes', revision: 2 })
    expect(await new DatabaseWorks(Date.now, NAME).read('one')).toEqual({
      id: 'one',
      revision: 2,
      at: 1001,
      kept: saying('y'),
    })
    expect(await works.read('two')).toBeNull()
  })

  it('overwrites nothing that stands on another revision', async () => {
    await works.write('one', saying('x'), 0, false)
    const answer = await works.write('one', saying('y'), 0, false)
    expect(answer).toEqual({
      written: 'elsewhere',
      work: { id: 'one', revision: 1, at: 1000, kept: saying('x') },
    })
    expect((await works.read('one'))?.kept).toEqual(saying('x'))
    expect(await works.write('one', saying('z'), null, false)).toEqual({ written: 'yes', revision: 2 })
  })

  it('keeps so many versions of a notebook and no more, newest first', async () => {
    for (let n = 0; n < VERSIONS + 3; n++)
      expect(await works.addVersion('one', saying(String(n)), 'time')).toBe(true)
    await works.addVersion('two', saying('other'), 'saved')
    const versions = await works.versions('one')
    expect(versions).toHaveLength(VERSIONS)
    expect((await works.version('one', versions[0].number))?.texts.a).toBe(String(VERSIONS + 2))
    expect((await works.version('one', versions.at(-1)!.number))?.texts.a).toBe('3')
    expect(await works.version('two', versions[0].number)).toBeNull()
  })
})

describe('the keeper of a work', () => {
  it('writes one after the other, and the last of those that came meanwhile', async () => {
    const { keeper, heard } = await open('a')
    await Promise.all(['x', 'y', 'z'].map((text) => keeper.write(saying(text))))
    expect((await works.read('one'))?.kept).toEqual(saying('z'))
    expect((await works.read('one'))?.revision).toBeLessThan(4)
    expect(heard).toEqual([])
    expect((await open('b')).keeper.first).toEqual(saying('z'))
  })

  it('finds what was typed when its tab ended in the middle', async () => {
    const { keeper } = await open('a')
    keeper.typed('c', 'half a')
    keeper.typed('c', 'half a word')
    const { keeper: next } = await open('a')
    expect(next.typedBefore).toEqual({ c: 'half a word' })
    // It, too, may end before it has written.
    expect((await open('a')).keeper.typedBefore).toEqual({ c: 'half a word' })
    await next.write(saying('x'))
    expect((await open('a')).keeper.typedBefore).toEqual({})
  })

  it('tells the list of lessons how far it is before the database has it, and again when its tab ended', async () => {
    const { keeper } = await open('a')
    keeper.did({ ...saying('x'), done: 2, of: 5 })
    expect(readProgress('one')).toEqual({ done: 2, of: 5 })
    localStorage.removeItem('actorium.progress.v1.one')
    await open('a')
    expect(readProgress('one')).toEqual({ done: 2, of: 5 })
  })

  it('two tabs: who comes second writes nothing, is told, and says whose work stays', async () => {
    const [a, b] = [await open('a'), await open('b')]
    await a.keeper.write(saying('of a'))
    await b.keeper.write(saying('of b'))
    await expect.poll(() => b.heard.at(-1)).toEqual({ state: 'elsewhere', theirs: saying('of a') })
    await b.keeper.write(saying('of b, and more'))
    expect((await works.read('one'))?.kept).toEqual(saying('of a'))

    await b.keeper.keepMine(saying('of b, and more'))
    expect((await works.read('one'))?.kept).toEqual(saying('of b, and more'))
    await expect.poll(() => a.heard.at(-1)).toEqual({ state: 'elsewhere', theirs: saying('of b, and more') })
    expect(await a.keeper.takeTheirs(saying('of a, later'))).toEqual(saying('of b, and more'))
    await a.keeper.write(saying('together'))
    expect((await works.read('one'))?.kept).toEqual(saying('together'))
    const versions = await a.keeper.versions()
    const texts = await Promise.all(
      versions.map(async ({ number }) => (await a.keeper.version(number))?.texts.a),
    )
    expect(texts).toEqual(['of a, later', 'of a'])
  })

  it('a tab that ended before its person had chosen comes back over the other work, which stays a version', async () => {
    const [a, b] = [await open('a'), await open('b')]
    b.keeper.did(saying('of b'))
    await a.keeper.write(saying('of a'))
    now += 10_000
    b.keeper.did(saying('of b, later'))
    const { keeper } = await open('b')
    expect(keeper.first).toEqual(saying('of b, later'))
    const [version] = await keeper.versions()
    expect(await keeper.version(version.number)).toEqual(saying('of a'))
  })

  it('says that it keeps nothing where the disk is full, and that it keeps again', async () => {
    let full = true
    const place: Works = {
      read: (id) => works.read(id),
      write: (id, kept, base, strict) =>
        full ? Promise.resolve({ written: 'no', why: 'full' }) : works.write(id, kept, base, strict),
      versions: (id) => works.versions(id),
      version: (id, number) => works.version(id, number),
      addVersion: (id, kept, reason) => works.addVersion(id, kept, reason),
    }
    const { keeper, heard } = await open('a', place)
    keeper.typed('c', 'typed')
    await keeper.write(saying('x'))
    expect(heard).toEqual([{ state: 'not kept', why: 'full' }])
    full = false
    await keeper.write(saying('xy'))
    expect(heard.at(-1)).toEqual({ state: 'kept' })
    expect((await works.read('one'))?.kept).toEqual(saying('xy'))
  })

  it('keeps a version of what was before, every ten minutes of work', async () => {
    const { keeper } = await open('a')
    await keeper.write(saying('x'))
    now += 10 * 60_000
    await keeper.write(saying('y'))
    await keeper.write(saying('z'))
    const versions = await keeper.versions()
    expect(versions.map(({ reason }) => reason)).toEqual(['time'])
    expect(await keeper.version(versions[0].number)).toEqual(saying('x'))
  })
})
