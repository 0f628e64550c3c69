import { FuseV1Options, FuseVersion } from '@electron/fuses'

/**
 * Called by electron-builder when the folder is packed: burns what the shipped runtime may never do into its binary.
 * @param {import('electron-builder').AfterPackContext} context
 */
export default async function sealRuntime(context) {
  const version = Number.parseInt(context.packager.config.electronVersion ?? '', 10)
  await context.packager.addElectronFuses(context, {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
    [FuseV1Options.EnableCookieEncryption]: true,
    // Known to Electron from 29 on; the stand-in runtime is older.
    ...(version < 29 ? {} : { [FuseV1Options.GrantFileProtocolExtraPrivileges]: false }),
  })
}
