/**
 * The frames around actors that share a worker, or that one parent made. They lie under the ways and the nodes, their
 * words above the ways, and both take no clicks. What they say is a name, how many, and how warm: by shape, word and colour.
 */
import { ViewportPortal } from '@xyflow/react'
import { memo, useMemo } from 'react'
import { useStore } from 'zustand'
import { classes } from '../../primitives/classes'
import { useStage, useStageStore } from '../../store/stage-react'
import { Token } from '../Token'
import type { Arrangement } from './arrangement'
import { blockRect, framePadding, frameStrip, isFramed, type Block } from './group-layout'
import styles from './GroupFrames.module.css'
import { wordsOf } from './groups'
import type { Rect } from './route'
import { union } from './view'

/** A narrower frame has no room for its second words where words have grown. */
const narrow = 300

interface Frame {
  readonly block: Block
  readonly rect: Rect
  readonly members: readonly number[]
}

export function GroupFrames({ arrangement }: { readonly arrangement: Arrangement }) {
  const { scene, groups, rects } = useStore(arrangement.state)
  const frames = useMemo(() => {
    const members = new Map<number, number[]>()
    for (const { key, id } of scene.nodes) {
      const cell = groups.cells.get(id)
      if (cell) members.set(cell.block, [...(members.get(cell.block) ?? []), key])
    }
    return groups.blocks.flatMap((block, n): Frame[] => {
      const inside = members.get(n)
      if (!isFramed(block) || !inside) return []
      const rect = inside
        .flatMap((key) => rects.get(key) ?? [])
        .reduce((all, one) => union(all, aroundOf(one)), blockRect(block))
      return [{ block, rect, members: inside }]
    })
  }, [scene, groups, rects])
  return (
    <ViewportPortal>
      {frames.map(({ block, rect, members }) => (
        <GroupFrame key={`${block.group} ${block.part}`} block={block} {...rect} members={members} />
      ))}
    </ViewportPortal>
  )
}

/** Who was dragged out of the frame takes it along. */
function aroundOf(rect: Rect): Rect {
  return {
    x: rect.x - framePadding,
    y: rect.y - frameStrip,
    width: rect.width + 2 * framePadding,
    height: rect.height + frameStrip + framePadding,
  }
}

const GroupFrame = memo(function GroupFrame({
  block,
  x,
  y,
  width,
  height,
  members,
}: Rect & Omit<Frame, 'rect'>) {
  const stage = useStageStore()
  const [kind, number] = block.group.split(':')
  const parent = kind === 'parent' ? Number(number) : null
  // One string: it is the same while nothing that it says has changed.
  const said = useStage(({ frame }) => {
    const inside = new Set(members)
    const actors = frame.actors.filter((actor) => inside.has(actor.index))
    const name = parent === null ? '' : stage.nameOf(parent)
    const { title, detail, warmth } = wordsOf(block.group, actors, name, block.part > 0)
    return `${warmth}\n${title}\n${detail}`
  })
  const [warmth, title, detail] = said.split('\n')
  return (
    <>
      <div
        className={classes(styles.frame, styles[warmth])}
        data-warmth={warmth}
        style={{ transform: `translate(${x}px, ${y}px)`, width, height }}
      />
      <div
        className={classes(styles.strip, styles[warmth])}
        style={{ transform: `translate(${x}px, ${y}px)`, width }}
      >
        {parent === null ? (
          <i className={styles.dot} />
        ) : (
          <Token index={parent} name={stage.nameOf(parent)} size="small" />
        )}
        <b>{title}</b> <span {...(width < narrow ? { 'data-spare': '' } : null)}>{detail}</span>
      </div>
    </>
  )
})
