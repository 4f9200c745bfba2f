-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
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
    "identifiersKept" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "Exhibit_packetId_fkey" FOREIGN KEY ("packetId") REFERENCES "Packet" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Exhibit_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Exhibit" ("author", "basis", "caption", "chart", "confidentiality", "declaredOn", "id", "language", "packetId", "pages", "position", "production", "recipient", "recordId", "translationOf", "translator", "withheldFor") SELECT "author", "basis", "caption", "chart", "confidentiality", "declaredOn", "id", "language", "packetId", "pages", "position", "production", "recipient", "recordId", "translationOf", "translator", "withheldFor" FROM "Exhibit";
DROP TABLE "Exhibit";
ALTER TABLE "new_Exhibit" RENAME TO "Exhibit";
CREATE INDEX "Exhibit_packetId_position_idx" ON "Exhibit"("packetId", "position");
CREATE INDEX "Exhibit_recordId_idx" ON "Exhibit"("recordId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
