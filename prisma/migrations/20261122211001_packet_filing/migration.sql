-- CreateTable
CREATE TABLE "Seal" (
    "packetId" TEXT NOT NULL PRIMARY KEY,
    "plan" TEXT NOT NULL,
    "madeBy" TEXT NOT NULL,
    CONSTRAINT "Seal_packetId_fkey" FOREIGN KEY ("packetId") REFERENCES "Packet" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PacketComment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "packetId" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "targetId" TEXT NOT NULL DEFAULT '',
    "targetName" TEXT NOT NULL DEFAULT '',
    "body" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "resolvedAt" DATETIME,
    "resolvedById" TEXT,
    CONSTRAINT "PacketComment_packetId_fkey" FOREIGN KEY ("packetId") REFERENCES "Packet" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PacketComment_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Account" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PacketComment_resolvedById_fkey" FOREIGN KEY ("resolvedById") REFERENCES "Account" ("id") ON DELETE SET NULL ON UPDATE CASCADE
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
    "purpose" TEXT NOT NULL DEFAULT '',
    "parties" TEXT NOT NULL DEFAULT '',
    "author" TEXT NOT NULL DEFAULT '',
    "versionLabel" TEXT NOT NULL DEFAULT '',
    "labelScheme" TEXT NOT NULL DEFAULT 'numbers',
    "batesPrefix" TEXT NOT NULL DEFAULT 'TL',
    "numberedAt" DATETIME,
    "summary" TEXT NOT NULL DEFAULT '',
    "signature" TEXT NOT NULL DEFAULT '',
    "forms" TEXT NOT NULL DEFAULT 'custodian translator notice service',
    "state" TEXT NOT NULL DEFAULT 'draft',
    "review" TEXT NOT NULL DEFAULT 'draft',
    "sealedAt" DATETIME,
    "sealedById" TEXT,
    "supersedesId" TEXT,
    "origin" TEXT NOT NULL,
    "contentPath" TEXT,
    "syncedSha256" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "createdById" TEXT,
    CONSTRAINT "Packet_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Account" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Packet_sealedById_fkey" FOREIGN KEY ("sealedById") REFERENCES "Account" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Packet_supersedesId_fkey" FOREIGN KEY ("supersedesId") REFERENCES "Packet" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Packet" ("caption", "contentPath", "createdAt", "createdById", "datedOn", "docket", "filer", "forum", "id", "introduction", "origin", "revision", "state", "syncedSha256", "title", "updatedAt", "venue") SELECT "caption", "contentPath", "createdAt", "createdById", "datedOn", "docket", "filer", "forum", "id", "introduction", "origin", "revision", "state", "syncedSha256", "title", "updatedAt", "venue" FROM "Packet";
DROP TABLE "Packet";
ALTER TABLE "new_Packet" RENAME TO "Packet";
CREATE INDEX "Packet_state_idx" ON "Packet"("state");
CREATE INDEX "Packet_supersedesId_idx" ON "Packet"("supersedesId");
CREATE TABLE "new_Exhibit" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "packetId" TEXT NOT NULL,
    "recordId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "caption" TEXT NOT NULL,
    "chart" TEXT,
    "pages" TEXT NOT NULL DEFAULT '',
    "author" TEXT NOT NULL DEFAULT '',
    "recipient" TEXT NOT NULL DEFAULT '',
    "basis" TEXT NOT NULL DEFAULT 'none',
    "confidentiality" TEXT NOT NULL DEFAULT 'public',
    "language" TEXT NOT NULL DEFAULT '',
    "translationOf" TEXT,
    "translator" TEXT NOT NULL DEFAULT '',
    "declaredOn" TEXT,
    "production" TEXT NOT NULL DEFAULT 'whole',
    "withheldFor" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "Exhibit_packetId_fkey" FOREIGN KEY ("packetId") REFERENCES "Packet" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Exhibit_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Exhibit" ("caption", "chart", "id", "packetId", "position", "recordId") SELECT "caption", "chart", "id", "packetId", "position", "recordId" FROM "Exhibit";
DROP TABLE "Exhibit";
ALTER TABLE "new_Exhibit" RENAME TO "Exhibit";
CREATE INDEX "Exhibit_packetId_position_idx" ON "Exhibit"("packetId", "position");
CREATE INDEX "Exhibit_recordId_idx" ON "Exhibit"("recordId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "PacketComment_packetId_createdAt_idx" ON "PacketComment"("packetId", "createdAt");
