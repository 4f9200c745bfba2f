import { clearUpBehindFiles } from '../afterwards'

clearUpBehindFiles()
