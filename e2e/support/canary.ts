/**
 * What code from elsewhere must not reach: a key in the app's IndexedDB, and a listener on loopback that anybody may
 * ask and that counts who does.
 */
import { createServer } from 'node:http'
import type { Page } from '@playwright/test'

export const SECRET = 'the key of the app'

export class Canary {
  /** Requests, of whatever kind. */
  readonly hits: string[] = []
  private readonly server = createServer((request, response) => {
    this.hits.push(`${request.method} ${request.url}`)
    response.writeHead(200, { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'text/javascript' })
    response.end('0')
  })

  /** Opens the listener. */
  async listen(): Promise<void> {
    this.server.on('upgrade', (request, socket) => {
      this.hits.push(`UPGRADE ${request.url}`)
      socket.destroy()
    })
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done))
  }

  get url(): string {
    const address = this.server.address()
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`
  }

  async close(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((done) => this.server.close(done))
  }

  /** Puts the key into the storage of the page's origin. */
  static async hide(page: Page): Promise<void> {
    await page.evaluate(async (secret) => {
      const db = await new Promise<IDBDatabase>((done, failed) => {
        const opening = indexedDB.open('canary')
        opening.onupgradeneeded = () => opening.result.createObjectStore('keys').put(secret, 'key')
        opening.onsuccess = () => done(opening.result)
        opening.onerror = () => failed(opening.error)
      })
      db.close()
    }, SECRET)
  }
}

/** A cell's text: every way to the canary, and what each came to, as one line. */
export const attempts = (url: string): string => `
const url = ${JSON.stringify(url)}
const dynamicImport = new Function('url', 'return import(url)')
const settled = (start) => new Promise((done, failed) => start(done, failed))
const ways = {
  indexedDB: () => settled((done, failed) => {
    const opening = indexedDB.open('canary')
    opening.onerror = () => failed(opening.error)
    opening.onsuccess = () => {
      const reading = opening.result.transaction('keys').objectStore('keys').get('key')
      reading.onsuccess = () => done(reading.result)
    }
  }),
  fetch: () => fetch(url + 'fetch').then((response) => response.text()),
  request: () => settled((done, failed) => {
    const request = new XMLHttpRequest()
    request.open('GET', url + 'request')
    request.onload = () => done(request.responseText)
    request.onerror = () => failed(new Error('refused'))
    request.send()
  }),
  socket: () => settled((_, failed) => {
    new WebSocket(url.replace('http', 'ws') + 'socket').onerror = () => failed(new Error('refused'))
  }),
  events: () => settled((_, failed) => {
    new EventSource(url + 'events').onerror = () => failed(new Error('refused'))
  }),
  font: () => new FontFace('canary', 'url(' + url + 'font)').load(),
  script: () => globalThis.importScripts(url + 'script'),
  module: () => dynamicImport(url + 'module').then(() => 'imported'),
  worker: () => settled((done, failed) => {
    const text = 'fetch(' + JSON.stringify(url + 'worker') + ').then(() => postMessage("fetched"), () => postMessage(""))'
    const worker = new Worker(URL.createObjectURL(new Blob([text])))
    worker.onmessage = ({ data }) => (data === '' ? failed(new Error('refused')) : done(data))
    worker.onerror = () => failed(new Error('refused'))
  }),
}
const outcomes = []
for (const [name, way] of Object.entries(ways)) {
  try {
    outcomes.push(name + ': ' + String(await way()))
  } catch (error) {
    outcomes.push(name + ' ' + error.name)
  }
}
outcomes.join(', ')
`
