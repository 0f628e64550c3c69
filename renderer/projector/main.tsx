import type {} from '#shared/contract/projector'
import '../look/tokens.css'
import './page.css'
import { installFonts } from '../look/fonts'
import { listen } from './listen'

const place = document.getElementById('wall')
if (!place) throw new Error('index.html carries the element the wall is drawn into')

installFonts()
listen(globalThis.projector, place)
