/** A picture from raw pixels, on a canvas; small ones are enlarged by a whole factor so that every pixel is a square. */
import { useLayoutEffect, useRef } from 'react'
import styles from './Outputs.module.css'

export interface ImageOutputProps {
  readonly width: number
  readonly height: number
  readonly rgba: Uint8ClampedArray
}

const WANTED = 224

export function ImageOutput({ width, height, rgba }: ImageOutputProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useLayoutEffect(() => {
    const pen = canvas.current?.getContext('2d')
    if (!pen || width * height * 4 !== rgba.length || rgba.length === 0) return
    pen.putImageData(new ImageData(new Uint8ClampedArray(rgba), width, height), 0, 0)
  }, [width, height, rgba])
  const factor = Math.max(1, Math.floor(WANTED / Math.max(width, height)))
  return (
    <figure className={styles.figure}>
      <canvas
        ref={canvas}
        width={width}
        height={height}
        role="img"
        aria-label={`Image, ${width} by ${height} pixels`}
        className={styles.image}
        style={{ width: width * factor }}
      />
      <figcaption className={styles.caption}>
        {width} × {height}
        {factor > 1 ? `, shown ${factor} times as large` : ''}
      </figcaption>
    </figure>
  )
}
