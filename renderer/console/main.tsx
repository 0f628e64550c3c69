import './shell/nonce'
import { answeredFirst } from './shell/asked-first'
import '../kit/library'
import '../look/tokens.css'
import '../kit/kit.css'
import { createRoot } from 'react-dom/client'
import { listenToMain } from '../bridge/told'
import { takeBeginning } from './shell/beginning'
import { Console } from './shell/console'

/*
 * The clerk's page. Everything it knows it was told, everything it wants it asks; what is kept is kept by main.
 */
const place = document.getElementById('console')
if (!place) throw new Error('index.html carries the element the console is drawn into')

listenToMain()
void answeredFirst(takeBeginning).then((first) => createRoot(place).render(<Console first={first} />))
