import { packetTemplateSchema } from '../domain/packetTemplate'
import { syncedFolder } from './syncedFolder.server'

/** The templates that packets may begin with. */
export const { list: listTemplates, find: findTemplate } = syncedFolder('templates', packetTemplateSchema)
