import { setTimeout as wait } from 'node:timers/promises'
import { app } from 'electron'
import { Attachments } from '#electron/attachments/attachments'
import { AttachmentCopy } from '#electron/attachments/second-copy'
import { Drives } from '#electron/devices/drives'
import { Exchanging } from '#electron/exchange/exchanging'
import { consoleHandlers } from '#electron/ipc/console-handlers'
import { exceptLeaving } from '#electron/ipc/leaving-gate'
import { whileUnlocked } from '#electron/ipc/lock-gate'
import { openProjectorDoor } from '#electron/ipc/projector-door'
import { isCopyWaiting } from '#electron/journal/erasure'
import { diskFiles } from '#electron/journal/files'
import { onDisplaysChanged } from '#electron/windows/connected-displays'
import { Wall } from '#electron/windows/projector'
import { SceneDirector } from '#electron/windows/scene-director'
import { consoleContract } from '#shared/contract/console'
import { ok, type Result } from '#shared/decision'
import type { Room } from '#shared/room/room'
import type { TopicRow } from '#shared/views/topic-row'
import { Attending } from './attending'
import { openBooks } from './books'
import { displayRows } from './display-rows'
import { Exporting } from './exporting'
import type { FirstWindow } from './first-window'
import { FollowUp } from './follow-up'
import { isProduction } from './hardening'
import { IdleVerification } from './idle-verification'
import { InterruptedMeeting } from './interruption'
import { keyStoreHere } from './key-store'
import type { Log } from './log'
import type { DataFolders } from './paths'
import { PinLock } from './pin-lock'
import { allowRehearsing } from './rehearsing'
import { SafeActs } from './safe-acts'
import { CopySetting, readCopyFolder } from './second-copy'
import { smoke } from './smoke'
import { StatusLine } from './status'
import { Typing } from './typing'
import { Warming } from './warming'

/** So long the wall and a short journal's store wait for the console's page at most, in milliseconds. */
const longestAloneMs = 1_500
/** From the console's first question to its drawn page, on a slow machine. */
const firstPageMs = 400

/**
 * Opens the room: journal, desk, store, windows, doors, in this order, because each stands on the one before. Refuses
 * when the journal cannot be written: a room that cannot remember must not open.
 */
export async function openProgram(options: {
  readonly folders: DataFolders
  readonly log: Log
  readonly first: FirstWindow
  readonly sample: boolean
  readonly smokeFile: string | null
  /** Once everything is open and the first page is drawn. */
  readonly onOpened: () => void
  /** When the clerk has ended the program, before anything is closed. */
  readonly onQuit: () => void
}): Promise<Result<null>> {
  const { folders, log } = options
  const { console, door, memory } = options.first
  const copyFolder = await readCopyFolder(folders.copySetting)
  const opened = await openBooks({
    ...{ folders, copyFolder, log, door },
    care: {
      onKept: (facts) => {
        // The wall goes first: it is looked at.
        attending.follow(facts)
        idle.touched()
        statusLine.saved(now())
        interrupted.kept(facts)
      },
      onTopicsChanged: () => followUp.changed(),
      warn: (sentence) => statusLine.warn(sentence),
      isMeetingOn: () => attending.isMeetingOn,
    },
  })
  if (!opened.ok) return opened
  const { journal, findings, past, clock, now, keeper, firstPage, desk, publisher, roomStream } = opened.value
  const { lists, keptLists, listNews, leaving } = opened.value
  const director = new SceneDirector(now)
  const followUp = new FollowUp({
    topics: async () => {
      const summaries = await lists.own('topic')
      return summaries.map(({ row }) => row as TopicRow)
    },
    room: () => theRoom(),
    now,
    show: (lines) => director.setFollowUp(lines),
    log: (error) => log.fault('follow-up', error),
  })
  const attending = new Attending({
    ...{ desk, director, followUp, roomStream },
    log: (error) => log.fault('wall', error),
  })
  // Of a meeting that is over nothing has to be fetched.
  const lastOpened = past.lastOpened !== null && firstPage.isOver(past.lastOpened) ? null : past.lastOpened
  const interrupted = new InterruptedMeeting({ ...past, lastOpened, previous: opened.value.previous }, desk, now)
  const settle = (work: Promise<unknown>) => void work.catch((error: unknown) => log.fault('program', error))

  const wall = new Wall({ consoleDisplayId: () => console.displayId(), memory, log })
  const drives = new Drives({ onChange: () => statusLine.tell(), log })
  const theRoom = async () => (await desk.view(roomStream)).state as Room | null
  const exporting = new Exporting({
    ...{ desk, keeper, journal, drives, roomStream, now },
    onProgress: (progress) => door.emit('export.progress', progress),
    onFault: (error) => log.fault('papers', error),
  })
  const exchanging = new Exchanging({
    ...{ desk, drives, now, readJournal: opened.value.readJournal },
    ownRoom: past.roomId,
    room: theRoom,
    version: app.getVersion(),
    onProgress: (progress) => door.emit('returns.progress', progress),
    quietly: (work) => listNews.quietly(work),
  })
  const attachments = new Attachments({
    folder: folders.attachments,
    onProgress: (progress) => door.emit('attachments.progress', progress),
    onKept: () => void attachmentCopy.follow(),
  })
  const attachmentCopy = new AttachmentCopy({
    folder: folders.attachments,
    copyFolder: () => copySetting.folder,
  })
  const statusLine = new StatusLine({
    journal,
    findings,
    keeper,
    wall,
    clock,
    folder: folders.root,
    drives: () => drives.known(),
    onChange: (status) => door.emit('status.changed', status),
  })
  const monotonicMs = () => performance.now()
  const idle = new IdleVerification({
    ...{ journal, now, monotonicMs, note: log.note },
    warn: (sentence) => statusLine.warn(sentence),
  })
  const warming = new Warming({ journal, keeper, lists: keptLists, isMeetingOn: () => attending.isMeetingOn })
  const typing = await Typing.open(folders.typing, app.getVersion(), (error) => log.fault('typing', error))
  const lock = await PinLock.open(folders.pinLock, () => Date.now())
  const copySetting = new CopySetting(
    {
      ...{ settingFile: folders.copySetting, dataFolder: folders.root, journal, monotonicMs },
      onFollow: () => void attachmentCopy.follow(),
    },
    copyFolder,
  )
  const safeActs = new SafeActs({
    lock,
    show: (place) => console.showSafe(place),
    exportMeeting: () => exporting.runWithDialogs(attending.stream),
    quit: () => console.close(),
  })
  let tellConsoleBegun = () => {}
  const consoleBegun = new Promise<void>((begun) => {
    tellConsoleBegun = begun
  })
  const loadSample = async () => (await import('./sample')).playSample(desk, roomStream, now())
  const tellDisplays = () => door.emit('displays.changed', displayRows(console.displayId(), wall))

  openProjectorDoor({ page: () => wall.contents(), onReady: (number) => wall.ready(number), log })
  director.onShow((message) => {
    wall.show(message)
    door.emit('wall.shown', message)
  })
  wall.onState(tellDisplays)
  onDisplaysChanged(tellDisplays)

  if (options.sample && journal.head.n === 0) await loadSample()
  // The console's page opens while the room and the last meeting are fetched; `begin` waits for them.
  // Three pages opening at once are slower on two cores than one after the other. Lists of many years need the store,
  // but for what the last life wrote down.
  const storeFirst = !keeper.isShort && !firstPage.isKnown
  if (storeFirst) settle(keeper.start())
  const restored = attending.restore(lastOpened)
  const beat = setInterval(() => journal.beat().catch((error: unknown) => log.fault('heartbeat', error)), 1000)
  const look = setInterval(() => {
    director.draw()
    followUp.look()
    settle(statusLine.look())
    settle(idle.look())
    settle(warming.look())
    settle(firstPage.look())
    copySetting.look()
  }, 5000)
  settle(statusLine.look())

  let quitting = false
  async function quit(): Promise<void> {
    if (quitting) return
    quitting = true
    options.onQuit()
    clearInterval(beat)
    clearInterval(look)
    idle.stop()
    drives.stop()
    wall.close()
    await firstPage.keep().catch((error: unknown) => log.fault('first page', error))
    await keeper.close().catch((error: unknown) => log.fault('closing the store', error))
    await journal.close().catch((error: unknown) => log.fault('closing the journal', error))
    app.exit(0)
  }
  console.heed({
    onCloseAsked: () => {
      door.emit('app.closeAsked', { isMeetingOn: attending.isMeetingOn })
      // A page that is well answers with `app.quit` at once; one that is not must not keep the program from ending.
      return attending.isMeetingOn ? false : wait(2000, true)
    },
    onClosed: () => void quit(),
    onNewPage: () => publisher.forget(),
    onDisplayChanged: () => wall.settle(),
    onSafeAct: (act) => settle(safeActs.do(act)),
  })
  // Quitting by the system goes the same way as the close button.
  app.on('before-quit', (event) => {
    if (quitting) return
    event.preventDefault()
    if (console.contents()) console.askToClose()
    else void quit()
  })

  // From here on the page that was opened first is answered.
  door.serve(
    consoleContract,
    whileUnlocked(
      () => lock.state.isLocked,
      exceptLeaving(
        leaving,
        consoleHandlers({
          begin: async () => {
            tellConsoleBegun()
            await restored
            return {
              version: app.getVersion(),
              now: now(),
              roomStream,
              room: await theRoom(),
              interrupted: await interrupted.question(),
              running: attending.isMeetingOn ? attending.stream : null,
              status: statusLine.now(),
              wall: director.shown,
              typing: typing.last,
            }
          },
          desk,
          publisher,
          typing,
          keeper,
          lists,
          firstPage,
          journal,
          room: theRoom,
          ownRoom: past.roomId,
          drives,
          console,
          wall,
          attachWall: (stream) => attending.attend(stream),
          now,
          displays: () => displayRows(console.displayId(), wall),
          loadSample,
          exporting,
          exchanging,
          attachments,
          lock,
          leaving,
          copySetting,
          isMeetingOn: () => attending.isMeetingOn,
          attachmentsFolder: folders.attachments,
          safety: async () => ({
            ...{ folder: folders.root, facts: journal.head.n, check: idle.last, copy: copySetting.state },
            attachments: attachmentCopy.state,
            copyHoldsErased: await isCopyWaiting(diskFiles, folders.journal),
            keyStore: keyStoreHere(),
          }),
          quit: () => console.close(),
        }),
      ),
    ),
  )

  if (options.smokeFile) {
    const quitAfterwards = () => console.close()
    const parts = { console: () => console.contents(), keeper, journal, drives, exporting, log, quit: quitAfterwards }
    settle(smoke(options.smokeFile, parts))
  }
  if (!isProduction()) allowRehearsing({ clock, wall, drives, journal })

  // From here on the clerk can close the window at any moment: what opens late asks first whether it is still wanted.
  async function openTheRest(): Promise<void> {
    await restored
    // A meeting that runs has its wall back at once; otherwise the first page is drawn before anything else opens.
    const drawn = consoleBegun.then(() => wait(attending.isMeetingOn ? 0 : firstPageMs))
    await Promise.race([drawn, wait(longestAloneMs)])
    if (quitting) return
    if (!storeFirst) settle(keeper.start())
    settle(past.keep())
    wall.turnOn()
    drives.watch()
    void attachmentCopy.follow()
    options.onOpened()
  }
  settle(openTheRest())
  return ok(null)
}
