-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Provenance" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "sha256" TEXT NOT NULL,
    "documentId" TEXT,
    "fileName" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "receivedAt" DATETIME NOT NULL,
    "receivedById" TEXT,
    "receivedFrom" TEXT,
    "sourceUrl" TEXT,
    "capturedAt" TEXT,
    "containerId" TEXT,
    "partPath" TEXT,
    "versionKind" TEXT NOT NULL DEFAULT 'original',
    "versionNote" TEXT NOT NULL DEFAULT '',
    "setAsideAt" DATETIME,
    CONSTRAINT "Provenance_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "Original" ("sha256") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Provenance_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Record" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Provenance_receivedById_fkey" FOREIGN KEY ("receivedById") REFERENCES "Account" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Provenance_containerId_fkey" FOREIGN KEY ("containerId") REFERENCES "Provenance" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Provenance" ("capturedAt", "containerId", "documentId", "fileName", "id", "method", "partPath", "receivedAt", "receivedById", "receivedFrom", "sha256", "sourceUrl") SELECT "capturedAt", "containerId", "documentId", "fileName", "id", "method", "partPath", "receivedAt", "receivedById", "receivedFrom", "sha256", "sourceUrl" FROM "Provenance";
DROP TABLE "Provenance";
ALTER TABLE "new_Provenance" RENAME TO "Provenance";
CREATE INDEX "Provenance_documentId_idx" ON "Provenance"("documentId");
CREATE INDEX "Provenance_sha256_idx" ON "Provenance"("sha256");
CREATE INDEX "Provenance_receivedAt_id_idx" ON "Provenance"("receivedAt", "id");
CREATE UNIQUE INDEX "Provenance_containerId_partPath_key" ON "Provenance"("containerId", "partPath");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
