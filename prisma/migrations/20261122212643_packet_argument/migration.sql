-- CreateTable
CREATE TABLE "PacketRevision" (
    "packetId" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "savedAt" DATETIME NOT NULL,
    "savedById" TEXT,
    "savedBy" TEXT NOT NULL,

    PRIMARY KEY ("packetId", "revision"),
    CONSTRAINT "PacketRevision_packetId_fkey" FOREIGN KEY ("packetId") REFERENCES "Packet" ("id") ON DELETE CASCADE ON UPDATE CASCADE
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
    "argument" TEXT NOT NULL DEFAULT '[]',
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
INSERT INTO "new_Packet" ("author", "batesPrefix", "caption", "contentPath", "createdAt", "createdById", "datedOn", "docket", "filer", "forms", "forum", "id", "introduction", "labelScheme", "numberedAt", "origin", "parties", "purpose", "review", "revision", "sealedAt", "sealedById", "signature", "state", "summary", "supersedesId", "syncedSha256", "title", "updatedAt", "venue", "versionLabel") SELECT "author", "batesPrefix", "caption", "contentPath", "createdAt", "createdById", "datedOn", "docket", "filer", "forms", "forum", "id", "introduction", "labelScheme", "numberedAt", "origin", "parties", "purpose", "review", "revision", "sealedAt", "sealedById", "signature", "state", "summary", "supersedesId", "syncedSha256", "title", "updatedAt", "venue", "versionLabel" FROM "Packet";
DROP TABLE "Packet";
ALTER TABLE "new_Packet" RENAME TO "Packet";
CREATE INDEX "Packet_state_idx" ON "Packet"("state");
CREATE INDEX "Packet_supersedesId_idx" ON "Packet"("supersedesId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
