/**
 * The floor: what two workers and a forwarding page can do at most with object envelopes in batches of 256.
 *
 * One file plays both ends. No routing, no recording: {to, method, args} with fresh arguments a message; the receiver
 * really calls a handler, sums and checks the order.
 */
type Start = { t: 'send'; count: number; object: boolean } | { t: 'reset' } | Envelope[]

interface Envelope {
  to: number
  method: 'add' | 'addObject'
  args: [number] | [{ value: number; weight: number }]
}

let sum = 0
let next = 0
let ordered = true

const handlers = {
  add(value: number) {
    if (value !== next++) ordered = false
    sum += value
  },
  addObject(given: { value: number; weight: number }) {
    if (given.value !== next++) ordered = false
    sum += given.value
  },
}

self.onmessage = (event: MessageEvent<Start>) => {
  const data = event.data
  if (Array.isArray(data)) {
    for (const { method, args } of data) (handlers[method] as (arg: unknown) => void)(args[0])
    self.postMessage({ t: 'got', next, sum, ordered })
    return
  }
  if (data.t === 'reset') {
    sum = next = 0
    ordered = true
    return
  }
  let batch: Envelope[] = []
  for (let i = 0; i < data.count; i++) {
    batch.push(
      data.object
        ? { to: 1, method: 'addObject', args: [{ value: i, weight: 1 }] }
        : { to: 1, method: 'add', args: [i] },
    )
    if (batch.length === 256) {
      self.postMessage(batch)
      batch = []
    }
  }
  if (batch.length > 0) self.postMessage(batch)
}
