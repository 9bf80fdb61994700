/** Many small pictures in a grid, every pixel a square, with a label under each. */
import { useLayoutEffect, useRef } from 'react'
import type { GalleryItem, Output } from '../../../runtime/protocol/output'
import { useTheme } from '../../primitives/theme'
import { count } from '../numbers'
import styles from './Gallery.module.css'
import { signedColours, type Rgb, type SignedColours } from './signed-colours'

/** Screen pixels of the longer side, where no scale is given. */
const WANTED = 84

export function GalleryOutput({ output }: { readonly output: Extract<Output, { kind: 'images' }> }) {
  const { title, items, leftOut } = output
  const theme = useTheme()
  const longest = Math.max(1, ...items.map(({ width, height }) => Math.max(width, height)))
  const scale = output.scale || Math.max(1, Math.floor(WANTED / longest))
  const isSigned = items.some(({ signed }) => signed !== null)
  return (
    <figure className={styles.gallery} aria-label={title || 'Pictures'}>
      <figcaption className={styles.head}>
        {title ? <span className={styles.title}>{title}</span> : null}
        {isSigned ? (
          <>
            <span className={styles.entry}>
              <span className={styles.negative} /> below zero
            </span>
            <span className={styles.entry}>
              <span className={styles.positive} /> above zero
            </span>
          </>
        ) : null}
      </figcaption>
      <ul className={styles.grid}>
        {items.map((item, at) => (
          <li key={at} className={styles.item}>
            <Picture item={item} at={at} scale={scale} theme={theme} />
            {item.label ? <span className={styles.label}>{item.label}</span> : null}
          </li>
        ))}
      </ul>
      {items.length === 0 ? <p className={styles.note}>No pictures: the list is empty.</p> : null}
      {leftOut > 0 ? (
        <p className={styles.note}>
          showing {count(items.length)} of {count(items.length + leftOut)} pictures
        </p>
      ) : null}
    </figure>
  )
}

interface PictureProps {
  readonly item: GalleryItem
  readonly at: number
  readonly scale: number
  readonly theme: string
}

function Picture({ item, at, scale, theme }: PictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const { width, height } = item
  useLayoutEffect(() => {
    const pen = canvas.current?.getContext('2d')
    if (!pen) return
    const image = pen.createImageData(item.width, item.height)
    if (item.rgba !== null) image.data.set(item.rgba)
    else if (item.signed !== null) paintSigned(image.data, item.signed, signedColours())
    pen.putImageData(image, 0, 0)
  }, [item, theme])
  const words = item.label ? `, ${item.label}` : ''
  return (
    <canvas
      ref={canvas}
      width={width}
      height={height}
      role="img"
      aria-label={`Picture ${at + 1}${words}, ${width} by ${height} pixels`}
      className={styles.picture}
      style={{ width: width * scale }}
    />
  )
}

function paintSigned(data: Uint8ClampedArray, signed: Int8Array, colours: SignedColours): void {
  const { negative, zero, positive } = colours
  for (let i = 0; i < signed.length; i++) {
    const share = Math.abs(signed[i]) / 127
    const far: Rgb = signed[i] < 0 ? negative : positive
    for (let c = 0; c < 3; c++) data[i * 4 + c] = zero[c] + (far[c] - zero[c]) * share
    data[i * 4 + 3] = 255
  }
}
