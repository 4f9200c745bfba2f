-- CreateTable
CREATE TABLE "BatesRange" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "prefix" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "first" INTEGER NOT NULL,
    "pages" INTEGER NOT NULL,
    "assignedAt" DATETIME NOT NULL
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Packet" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "title" TEXT NOT NULL,
    "forum" TEXT NOT NULL,
    "caption" TEXT NOT NULL,
    "docket" TEXT NOT NULL,
    "filer" TEXT NOT NULL,
    "datedOn" TEXT,
    "introduction" TEXT NOT NULL,
    "venue" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL DEFAULT 'draft',
    "origin" TEXT NOT NULL,
    "contentPath" TEXT,
    "syncedSha256" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "createdById" TEXT,
    CONSTRAINT "Packet_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Account" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Packet" ("caption", "contentPath", "createdAt", "createdById", "datedOn", "docket", "filer", "forum", "id", "introduction", "origin", "revision", "state", "syncedSha256", "title", "updatedAt") SELECT "caption", "contentPath", "createdAt", "createdById", "datedOn", "docket", "filer", "forum", "id", "introduction", "origin", "revision", "state", "syncedSha256", "title", "updatedAt" FROM "Packet";
DROP TABLE "Packet";
ALTER TABLE "new_Packet" RENAME TO "Packet";
CREATE INDEX "Packet_state_idx" ON "Packet"("state");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE UNIQUE INDEX "BatesRange_prefix_sha256_key" ON "BatesRange"("prefix", "sha256");

-- CreateIndex
CREATE UNIQUE INDEX "BatesRange_prefix_first_key" ON "BatesRange"("prefix", "first");
