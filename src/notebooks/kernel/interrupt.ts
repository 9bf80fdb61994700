export function makeInterrupt(_options: { flag: Int32Array | null; pollUrl: () => string | null }) {
  return { check: () => {}, reset: () => {} }
}
