import { setNonce } from 'get-nonce'

/*
 * Imported before anything else: the few styles that the interface library writes at run time (the lock on scrolling
 * behind a dialog) carry the nonce of this response, which vite put into the page and the app:// handler filled in.
 */
const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')
if (meta?.nonce) setNonce(meta.nonce)
