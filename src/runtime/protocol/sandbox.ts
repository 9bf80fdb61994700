/**
 * The words between the page and its sandbox frame (public/sandbox.html, which can't import them and must agree).
 *
 * There is one line to the frame, and one port for each worker in it. A worker's own ports are transferred to it in
 * its first message, so that batches and control calls don't pass through the frame.
 */

/** The first words to the frame, as a message of its window; the line's other end is transferred with them. */
export interface SandboxHello {
  readonly t: 'line'
  readonly port: MessagePort
}

/** On the line, to the frame. */
export type ToFrame =
  | { readonly t: 'ping' }
  /** A worker's text, given once under its name. */
  | { readonly t: 'bundle'; readonly name: string; readonly text: string }
  | { readonly t: 'start'; readonly name: string; readonly port: MessagePort }

/** On the line, from the frame: an answer to each ping. */
export interface FromFrame {
  readonly t: 'pong'
}

/** On a worker's port, to the frame. `transfer` names what in the message is to be transferred on. */
export type ToSandboxed =
  | { readonly t: 'post'; readonly message: unknown; readonly transfer: readonly Transferable[] }
  | { readonly t: 'terminate' }

/** On a worker's port, from the frame. */
export type FromSandboxed =
  | { readonly t: 'message'; readonly data: unknown }
  | { readonly t: 'error'; readonly words: string }
