-- CreateTable
CREATE TABLE "Redaction" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "documentId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "page" INTEGER,
    "left" REAL,
    "top" REAL,
    "width" REAL,
    "height" REAL,
    "start" INTEGER,
    "end" INTEGER,
    "words" TEXT,
    "code" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "createdById" TEXT,
    CONSTRAINT "Redaction_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Record" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Redaction_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Account" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Copy" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "purpose" TEXT NOT NULL,
    "madeOf" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "sizeBytes" INTEGER NOT NULL,
    "pages" INTEGER NOT NULL,
    "documentId" TEXT,
    "madeOfNumber" INTEGER,
    "number" INTEGER,
    "recipeSha256" TEXT NOT NULL DEFAULT '',
    "reasons" TEXT NOT NULL,
    "maker" TEXT NOT NULL,
    "madeAt" DATETIME NOT NULL,
    CONSTRAINT "Copy_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Record" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Record" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "date" TEXT,
    "dateMin" TEXT,
    "state" TEXT NOT NULL DEFAULT 'published',
    "withheld" BOOLEAN NOT NULL DEFAULT false,
    "origin" TEXT NOT NULL,
    "contentPath" TEXT,
    "syncedSha256" TEXT,
    "body" TEXT NOT NULL,
    "bodySha256" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "createdById" TEXT,
    CONSTRAINT "Record_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Account" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Record" ("body", "bodySha256", "contentPath", "createdAt", "createdById", "date", "dateMin", "id", "kind", "origin", "revision", "state", "syncedSha256", "title", "updatedAt") SELECT "body", "bodySha256", "contentPath", "createdAt", "createdById", "date", "dateMin", "id", "kind", "origin", "revision", "state", "syncedSha256", "title", "updatedAt" FROM "Record";
DROP TABLE "Record";
ALTER TABLE "new_Record" RENAME TO "Record";
CREATE INDEX "Record_kind_dateMin_id_idx" ON "Record"("kind", "dateMin", "id");
CREATE INDEX "Record_state_idx" ON "Record"("state");
CREATE TABLE "new_Original" (
    "sha256" TEXT NOT NULL PRIMARY KEY,
    "sizeBytes" INTEGER NOT NULL,
    "mediaType" TEXT NOT NULL,
    "storedAt" DATETIME NOT NULL,
    "isCopy" BOOLEAN NOT NULL DEFAULT false
);
INSERT INTO "new_Original" ("mediaType", "sha256", "sizeBytes", "storedAt") SELECT "mediaType", "sha256", "sizeBytes", "storedAt" FROM "Original";
DROP TABLE "Original";
ALTER TABLE "new_Original" RENAME TO "Original";
CREATE TABLE "new_Version" (
    "documentId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "extraction" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "currentSince" DATETIME NOT NULL,
    "redactionOf" INTEGER,
    "withheld" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" DATETIME NOT NULL,
    "createdById" TEXT,

    PRIMARY KEY ("documentId", "number"),
    CONSTRAINT "Version_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Record" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Version_sha256_extraction_fkey" FOREIGN KEY ("sha256", "extraction") REFERENCES "Extraction" ("sha256", "number") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Version_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Account" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Version" ("createdAt", "createdById", "currentSince", "documentId", "extraction", "kind", "note", "number", "sha256") SELECT "createdAt", "createdById", "currentSince", "documentId", "extraction", "kind", "note", "number", "sha256" FROM "Version";
DROP TABLE "Version";
ALTER TABLE "new_Version" RENAME TO "Version";
CREATE INDEX "Version_sha256_extraction_idx" ON "Version"("sha256", "extraction");
CREATE TABLE "new_Annotation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "documentId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "parentId" TEXT,
    "authorId" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "visibility" TEXT NOT NULL DEFAULT 'team',
    "withheld" BOOLEAN NOT NULL DEFAULT false,
    "textSha256" TEXT,
    "originalSha256" TEXT,
    "version" INTEGER,
    "page" INTEGER,
    "start" INTEGER,
    "endPage" INTEGER,
    "end" INTEGER,
    "exact" TEXT,
    "prefix" TEXT,
    "suffix" TEXT,
    "speakerId" TEXT,
    "saidOn" TEXT,
    "occasion" TEXT,
    "askedOfId" TEXT,
    "dueOn" TEXT,
    "anchorState" TEXT NOT NULL DEFAULT 'exact',
    "importedId" TEXT,
    "importedAuthor" TEXT,
    "foreign" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "removedAt" DATETIME,
    "removedById" TEXT,
    CONSTRAINT "Annotation_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Record" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Annotation_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Account" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Annotation_speakerId_fkey" FOREIGN KEY ("speakerId") REFERENCES "Record" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Annotation_askedOfId_fkey" FOREIGN KEY ("askedOfId") REFERENCES "Record" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Annotation_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Annotation" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_Annotation" ("anchorState", "askedOfId", "authorId", "body", "createdAt", "documentId", "dueOn", "end", "endPage", "exact", "foreign", "id", "importedAuthor", "importedId", "kind", "occasion", "originalSha256", "page", "parentId", "prefix", "removedAt", "removedById", "revision", "saidOn", "speakerId", "start", "suffix", "textSha256", "updatedAt", "version", "visibility") SELECT "anchorState", "askedOfId", "authorId", "body", "createdAt", "documentId", "dueOn", "end", "endPage", "exact", "foreign", "id", "importedAuthor", "importedId", "kind", "occasion", "originalSha256", "page", "parentId", "prefix", "removedAt", "removedById", "revision", "saidOn", "speakerId", "start", "suffix", "textSha256", "updatedAt", "version", "visibility" FROM "Annotation";
DROP TABLE "Annotation";
ALTER TABLE "new_Annotation" RENAME TO "Annotation";
CREATE INDEX "Annotation_documentId_page_start_idx" ON "Annotation"("documentId", "page", "start");
CREATE INDEX "Annotation_authorId_idx" ON "Annotation"("authorId");
CREATE INDEX "Annotation_createdAt_id_idx" ON "Annotation"("createdAt", "id");
CREATE UNIQUE INDEX "Annotation_documentId_authorId_importedId_key" ON "Annotation"("documentId", "authorId", "importedId");
CREATE TABLE "new_Export" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "packetId" TEXT NOT NULL,
    "packetRevision" INTEGER NOT NULL,
    "edition" TEXT NOT NULL DEFAULT 'public',
    "state" TEXT NOT NULL,
    "progress" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,
    "sha256" TEXT,
    "sizeBytes" INTEGER,
    "packageSha256" TEXT,
    "createdAt" DATETIME NOT NULL,
    "finishedAt" DATETIME,
    "requestedById" TEXT,
    CONSTRAINT "Export_packetId_fkey" FOREIGN KEY ("packetId") REFERENCES "Packet" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Export_requestedById_fkey" FOREIGN KEY ("requestedById") REFERENCES "Account" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Export" ("createdAt", "finishedAt", "id", "packageSha256", "packetId", "packetRevision", "problem", "progress", "requestedById", "sha256", "sizeBytes", "state", "total") SELECT "createdAt", "finishedAt", "id", "packageSha256", "packetId", "packetRevision", "problem", "progress", "requestedById", "sha256", "sizeBytes", "state", "total" FROM "Export";
DROP TABLE "Export";
ALTER TABLE "new_Export" RENAME TO "Export";
CREATE INDEX "Export_packetId_createdAt_idx" ON "Export"("packetId", "createdAt");
CREATE INDEX "Export_state_idx" ON "Export"("state");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "Redaction_documentId_createdAt_idx" ON "Redaction"("documentId", "createdAt");

-- CreateIndex
CREATE INDEX "Copy_documentId_idx" ON "Copy"("documentId");

-- CreateIndex
CREATE UNIQUE INDEX "Copy_madeOf_purpose_documentId_madeOfNumber_recipeSha256_maker_key" ON "Copy"("madeOf", "purpose", "documentId", "madeOfNumber", "recipeSha256", "maker");
