/** The yardstick of the functions bench: a bare worker that answers an empty call by Comlink. */
import * as Comlink from 'comlink'

export interface Called {
  empty(value: number): number
}

const called: Called = { empty: (value) => value }

Comlink.expose(called)
