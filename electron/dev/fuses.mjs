import { FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses'

/**
 * What the shipped runtime may never do, whatever it is started with.
 * @param {number} version of Electron
 * @returns {Map<FuseV1Options, boolean>}
 */
export function fusesFor(version) {
  return new Map([
    [FuseV1Options.RunAsNode, false],
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable, false],
    [FuseV1Options.EnableNodeCliInspectArguments, false],
    [FuseV1Options.OnlyLoadAppFromAsar, true],
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, true],
    [FuseV1Options.EnableCookieEncryption, true],
    // Known to Electron from 29 on; the stand-in runtime is older.
    ...(version < 29 ? [] : [/** @type {const} */ ([FuseV1Options.GrantFileProtocolExtraPrivileges, false])]),
  ])
}

/**
 * Reads back what was burnt into a binary: one letter a fuse, 1 or 0.
 * @param {string} binary
 * @param {number} version of Electron
 * @returns {Promise<string[]>} the names of fuses that are not as they must be
 */
export async function wrongFuses(binary, version) {
  const wire = await getCurrentFuseWire(binary)
  return [...fusesFor(version)]
    .filter(([fuse, isOn]) => String.fromCharCode(wire[fuse] ?? 0) !== (isOn ? '1' : '0'))
    .map(([fuse]) => FuseV1Options[fuse])
}

/**
 * Called by electron-builder when the folder is packed.
 * @param {import('electron-builder').AfterPackContext} context
 */
export default async function sealRuntime(context) {
  const version = Number.parseInt(context.packager.config.electronVersion ?? '', 10)
  await context.packager.addElectronFuses(context, {
    version: FuseVersion.V1,
    ...Object.fromEntries(fusesFor(version)),
  })
}
