/** The QR code of an address, in the colour of the words around it; whoever shows it gives it a light ground. */
import { useMemo } from 'react'
import { encode } from 'uqr'
import { codePath } from './code-path'

/** Light squares around the code, without which a camera doesn't find it. */
const quiet = 4

export function QrSquare({ address }: { readonly address: string }) {
  const { path, size } = useMemo(() => {
    const code = encode(address, { border: quiet })
    return { path: codePath(code.data), size: code.size }
  }, [address])
  return (
    <svg viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges" aria-hidden>
      <path d={path} fill="currentColor" />
    </svg>
  )
}
