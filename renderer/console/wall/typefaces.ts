import { installFonts } from '../../look/fonts'

/*
 * The wall's typefaces, for the small pictures of it: they break lines as the wall itself does. The table of their
 * hundreds of pieces comes with the first screen that shows such a picture and not with the first page.
 */
// A page of tests has no typefaces to install.
if ('FontFace' in globalThis) installFonts()
