import { describe, expect, it } from 'vitest'
import { MemoryStore } from '../../../store/memory'
import { BUCKET, carryingOut, Mailbox, MAILBOX_KINDS, type Mail } from './mailbox'

const mail = (method: string): Mail => ({
  to: 'a',
  method,
  args: { bytes: 3 } as unknown as Mail['args'],
})

async function opened(kind: (typeof MAILBOX_KINDS)[number], names: readonly string[]) {
  const store = new MemoryStore()
  const carryOut = carryingOut((operation) => store.apply(operation))
  await carryOut({ op: 'createBucket', bucket: BUCKET })
  return { store, boxes: names.map((name) => new Mailbox(carryOut, kind, 'd', name)) }
}

describe.each(MAILBOX_KINDS)('a mailbox kept as %s', (kind) => {
  it('gives messages in the order in which they were sent, each once', async () => {
    const { boxes } = await opened(kind, ['a'])
    const [box] = boxes
    const methods = Array.from({ length: 12 }, (_, i) => `m${i}`)
    for (const method of methods) await box.send(mail(method))
    const taken = []
    for (let one = await box.take(); one !== null; one = await box.take()) taken.push(one.method)
    expect(taken).toEqual(methods)
    expect(await box.length()).toBe(0)
  })

  it('keeps apart what is for others, also where one name begins with another', async () => {
    const { boxes } = await opened(kind, ['a', 'a/b', '', '@director'])
    for (const [at, box] of boxes.entries()) {
      for (let i = 0; i <= at; i++) await box.send(mail(`m${at}`))
    }
    expect(await Promise.all(boxes.map((box) => box.length()))).toEqual([1, 2, 3, 4])
    await boxes[0].clear()
    expect(await Promise.all(boxes.map((box) => box.length()))).toEqual([0, 2, 3, 4])
    expect((await boxes[1].take())?.method).toBe('m1')
  })

  it('counts what was sent, and remembers how much that was when it was found empty', async () => {
    const { boxes } = await opened(kind, ['a'])
    const [box] = boxes
    await box.send(mail('m'))
    await box.send(mail('m'))
    await box.take()
    expect([await box.sent(), await box.handled()]).toEqual([2, 0])
    await box.empty(2)
    expect([await box.sent(), await box.handled()]).toEqual([2, 2])
  })
})

it('lies as one object a message under the name of its actor', async () => {
  const { store, boxes } = await opened('objects', ['a'])
  await boxes[0].send(mail('m'))
  const answer = await store.apply({ op: 'list', bucket: BUCKET, prefix: '' })
  expect(answer).toMatchObject({ ok: true, value: { objects: [{ key: 'd/a/00000001', size: 3 }] } })
})

it('says what the storage refuses', async () => {
  const store = new MemoryStore()
  const box = new Mailbox(
    carryingOut((operation) => store.apply(operation)),
    'objects',
    'd',
    'a',
  )
  await expect(box.send(mail('m'))).rejects.toThrow('No such bucket')
})
