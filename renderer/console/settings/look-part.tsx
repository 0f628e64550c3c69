import { Button, FileButton, SegmentedControl, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import { emblemLimits, pictureAddress, wrongWithPicture } from '#shared/room/emblem-picture'
import { type Accent, accentNames, accents, type RoomLook } from '#shared/room/look'
import { useCommand } from '../../bridge/ask'
import { Emblem } from '../../kit/emblem'
import { useBeginning, useRoom } from '../shell/beginning'
import { useSettingsForm } from './room-form'
import { Section } from './section'
import { brandFormSchema } from './settings-form'
import styles from './settings-screen.module.css'
import { exampleEmblem, WallPreview } from './wall-preview'

/** 标识与颜色: emblem, brand and the ground they stand on (P9, P15, R8). */
export function LookPart() {
  const room = useRoom()
  const { roomStream } = useBeginning()
  const { send, isBusy } = useCommand(roomStream)
  const [wrong, setWrong] = useState<string | null>(null)
  const { form, state, fields } = useSettingsForm({
    part: 'brand',
    schema: brandFormSchema,
    kept: { brand: room.brand },
    changes: (parsed) => parsed,
  })
  const brand = form.watch('brand')
  const typed = useMemo(() => ({ brand }), [brand])
  const scene = useMemo(() => exampleEmblem(room), [room])
  const change = (look: Partial<RoomLook>) => void send({ type: 'room.setLook', look: { ...room.look, ...look } })
  const take = async (file: File | null) => {
    if (!file) return
    const picture = await readPicture(file)
    setWrong(picture.wrong)
    if (picture.wrong === null) change({ emblem: picture.address })
  }
  return (
    <form {...fields}>
      <Section title="会标" text="挂在大屏上方、会标画面和三亮画面上，也在这个窗口的左上角。">
        <div className={styles.emblemLine}>
          <Emblem className={styles.emblem} picture={room.look.emblem} />
          <div>
            <div className={styles.acts}>
              <FileButton accept="image/png,image/jpeg" onChange={(file) => void take(file)}>
                {(props) => (
                  <Button variant="default" loading={isBusy} {...props}>
                    {room.look.emblem === null ? '换成自己的会标…' : '换一张…'}
                  </Button>
                )}
              </FileButton>
              {room.look.emblem !== null && (
                <Button variant="default" disabled={isBusy} onClick={() => change({ emblem: null })}>
                  用程序自带的
                </Button>
              )}
            </div>
            <p className={styles.hint}>
              PNG 或 JPEG，最大 {emblemLimits.bytes / 1024} KB、{emblemLimits.pixels}×{emblemLimits.pixels}
              ；方形、白底或透明底的最清楚。
            </p>
            {wrong && (
              <p className={styles.wrong} role="alert">
                {wrong}
              </p>
            )}
          </div>
        </div>
      </Section>
      <Section title="主色与品牌" text="大屏上方和会标画面的底色。几种颜色都算过，字在上面八米外看得清。" state={state}>
        <div className={styles.wall}>
          <div className={styles.choices}>
            <SegmentedControl
              aria-label="主色"
              data={accentChoices}
              value={room.look.accent}
              onChange={(accent) => change({ accent: accents.find((each) => each === accent) ?? 'cinnabar' })}
            />
            <TextInput
              label="品牌名称"
              description="大屏上方和文书上的名字"
              error={form.formState.errors.brand?.message}
              {...form.register('brand')}
            />
          </div>
          <WallPreview label="会标画面预览" room={room} look={typed} scene={scene} />
        </div>
      </Section>
    </form>
  )
}

const accentChoices: { value: Accent; label: string }[] = accents.map((value) => ({ value, label: accentNames[value] }))

type Picture = { readonly address: string; readonly wrong: null } | { readonly wrong: string }

/** The chosen file as a data address, or what is wrong with it. The size is looked at before anything is read. */
async function readPicture(file: File): Promise<Picture> {
  if (file.size > emblemLimits.bytes) return { wrong: '会标图片最大 200 KB，请先缩小再选' }
  const address = pictureAddress(new Uint8Array(await file.arrayBuffer()))
  if (address === null) return { wrong: '会标只能是 PNG 或 JPEG 图片，请另选一张' }
  const wrong = wrongWithPicture(address) ?? (await wrongWhenDrawn(address))
  return wrong === null ? { address, wrong } : { wrong }
}

/** Its beginning and end may be right and the middle not: only drawing it tells. */
async function wrongWhenDrawn(address: string): Promise<string | null> {
  const image = new Image()
  image.src = address
  return image.decode().then(
    () => null,
    () => '这张图片画不出来，可能已经损坏，请另选一张',
  )
}
