/**
 * Names that a cell finds without declaring them: ECMAScript's and those of workers.
 *
 * A list and not a look at `globalThis`, so that a cell compiles to the same text in every browser and in tests. A name
 * that isn't here is a name of the notebook (`$.name`), which may be declared by a cell that runs later.
 */

const NAMES = `
undefined NaN Infinity globalThis self
Object Function Array String Boolean Number BigInt Symbol Date Promise RegExp Error AggregateError EvalError RangeError
ReferenceError SyntaxError TypeError URIError SuppressedError DisposableStack AsyncDisposableStack
Map Set WeakMap WeakSet WeakRef FinalizationRegistry Proxy Reflect Iterator Atomics JSON Math Intl Temporal
ArrayBuffer SharedArrayBuffer DataView Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array
Uint32Array Float16Array Float32Array Float64Array BigInt64Array BigUint64Array
parseInt parseFloat isNaN isFinite encodeURI encodeURIComponent decodeURI decodeURIComponent escape unescape eval
console setTimeout setInterval clearTimeout clearInterval queueMicrotask structuredClone reportError atob btoa
fetch Request Response Headers FormData URL URLSearchParams AbortController AbortSignal XMLHttpRequest WebSocket
EventSource WebTransport TextEncoder TextDecoder TextEncoderStream TextDecoderStream CompressionStream
DecompressionStream ReadableStream WritableStream TransformStream ByteLengthQueuingStrategy CountQueuingStrategy
ReadableStreamDefaultReader WritableStreamDefaultWriter Blob File FileReader FileReaderSync FileList
Event EventTarget CustomEvent ErrorEvent MessageEvent PromiseRejectionEvent ProgressEvent CloseEvent
MessageChannel MessagePort BroadcastChannel Worker DOMException performance Performance PerformanceObserver crypto Crypto
CryptoKey SubtleCrypto indexedDB IDBKeyRange caches Cache navigator location origin isSecureContext
crossOriginIsolated scheduler requestAnimationFrame cancelAnimationFrame postMessage importScripts close name onmessage
addEventListener removeEventListener dispatchEvent OffscreenCanvas ImageData ImageBitmap createImageBitmap Path2D
DOMMatrix DOMPoint DOMRect WebAssembly VideoFrame AudioData FontFace
`

/** `name`, `close`, `origin`, `onmessage`, `location`: globals of a worker that in a cell are more likely a slip. */
const MISLEADING = new Set([
  'name',
  'close',
  'origin',
  'onmessage',
  'location',
  'self',
  'postMessage',
  'importScripts',
])

export const GLOBALS: ReadonlySet<string> = new Set(
  NAMES.split(/\s+/).filter((name) => name !== '' && !MISLEADING.has(name)),
)
