/** pdf.js's worker, mended as it is built (`vite.config.ts`): a page far within a file is found without those before it. */
import 'pdfjs-dist/legacy/build/pdf.worker.mjs'
