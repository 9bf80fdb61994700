/**
 * What a server has sent: each answer with its bytes, headers included, as they cross the network.
 *
 * Answers on one connection follow each other, so what the connection has written since a request came is its answer's.
 * An answer counts from its first byte, also while it is going out, and also when nobody stays to hear its end.
 */

/** @typedef {{path: string, status: number, bytes: number}} Sent */

export class Traffic {
  /** @type {(() => Sent)[]} */
  #answers = []
  #open = 0
  /** @type {Set<() => void>} Called when an answer begins or ends. */
  #watchers = new Set()

  /** @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response */
  count(request, response) {
    const { socket } = request
    const before = socket.bytesWritten
    const path = request.url ?? ''
    const now = () => ({ path, status: response.statusCode, bytes: socket.bytesWritten - before })
    const place = this.#answers.push(now) - 1
    this.#changed(1)
    response.once('close', () => {
      const sent = now()
      this.#answers[place] = () => sent
      this.#changed(-1)
    })
  }

  /** @returns {Sent[]} */
  get sent() {
    return this.#answers.map((answer) => answer())
  }

  get bytes() {
    return this.sent.reduce((total, { bytes }) => total + bytes, 0)
  }

  /**
   * Resolves when no answer has been open for so long: that is what a quiet network means here, as it does in
   * Playwright's `networkidle`. Whoever waits knows that the page has nothing left to do.
   * @param {number} milliseconds @returns {Promise<void>}
   */
  quiet(milliseconds) {
    return new Promise((resolve) => {
      /** @type {ReturnType<typeof setTimeout> | undefined} */
      let timer
      const look = () => {
        clearTimeout(timer)
        if (this.#open === 0) timer = setTimeout(done, milliseconds)
      }
      const done = () => {
        this.#watchers.delete(look)
        resolve()
      }
      this.#watchers.add(look)
      look()
    })
  }

  /** @param {1 | -1} by */
  #changed(by) {
    this.#open += by
    for (const watcher of this.#watchers) watcher()
  }
}
