-- CreateTable
CREATE TABLE "ApiToken" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "lastUsedAt" DATETIME,
    CONSTRAINT "ApiToken_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Extraction" (
    "sha256" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "extractor" TEXT NOT NULL,
    "textSha256" TEXT NOT NULL,
    "wordsSha256" TEXT,
    "pageCount" INTEGER NOT NULL,
    "facts" TEXT NOT NULL,
    "flags" TEXT NOT NULL,
    "parts" TEXT NOT NULL,
    "problem" TEXT,
    "madeAt" DATETIME NOT NULL,

    PRIMARY KEY ("sha256", "number"),
    CONSTRAINT "Extraction_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "Original" ("sha256") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Version" (
    "documentId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "extraction" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "currentSince" DATETIME NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "createdById" TEXT,

    PRIMARY KEY ("documentId", "number"),
    CONSTRAINT "Version_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Record" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Version_sha256_extraction_fkey" FOREIGN KEY ("sha256", "extraction") REFERENCES "Extraction" ("sha256", "number") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Version_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Account" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Placement" (
    "annotationId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "isTypography" BOOLEAN NOT NULL DEFAULT false,
    "page" INTEGER,
    "start" INTEGER,
    "endPage" INTEGER,
    "end" INTEGER,
    "found" TEXT,
    "places" TEXT,
    "reaffirmedAt" DATETIME,
    "reaffirmedById" TEXT,

    PRIMARY KEY ("annotationId", "version"),
    CONSTRAINT "Placement_annotationId_fkey" FOREIGN KEY ("annotationId") REFERENCES "Annotation" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Placement_reaffirmedById_fkey" FOREIGN KEY ("reaffirmedById") REFERENCES "Account" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Job" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "input" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "progress" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,
    "leasedBy" TEXT,
    "leasedUntil" DATETIME,
    "runAfter" DATETIME NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "startedAt" DATETIME,
    "finishedAt" DATETIME,
    "requestedById" TEXT,
    CONSTRAINT "Job_requestedById_fkey" FOREIGN KEY ("requestedById") REFERENCES "Account" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AnnotationTag" (
    "annotationId" TEXT NOT NULL,
    "tag" TEXT NOT NULL,

    PRIMARY KEY ("annotationId", "tag"),
    CONSTRAINT "AnnotationTag_annotationId_fkey" FOREIGN KEY ("annotationId") REFERENCES "Annotation" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

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
    CONSTRAINT "Provenance_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "Original" ("sha256") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Provenance_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Record" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Provenance_receivedById_fkey" FOREIGN KEY ("receivedById") REFERENCES "Account" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Provenance_containerId_fkey" FOREIGN KEY ("containerId") REFERENCES "Provenance" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Provenance" ("documentId", "fileName", "id", "method", "receivedAt", "receivedById", "sha256", "sourceUrl") SELECT "documentId", "fileName", "id", "method", "receivedAt", "receivedById", "sha256", "sourceUrl" FROM "Provenance";
DROP TABLE "Provenance";
ALTER TABLE "new_Provenance" RENAME TO "Provenance";
CREATE INDEX "Provenance_documentId_idx" ON "Provenance"("documentId");
CREATE INDEX "Provenance_sha256_idx" ON "Provenance"("sha256");
CREATE UNIQUE INDEX "Provenance_containerId_partPath_key" ON "Provenance"("containerId", "partPath");
CREATE TABLE "new_Page" (
    "sha256" TEXT NOT NULL,
    "extraction" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "label" TEXT,
    "method" TEXT NOT NULL DEFAULT 'text',
    "confidence" REAL,
    "isOcrCandidate" BOOLEAN NOT NULL DEFAULT false,
    "widthPt" REAL,
    "heightPt" REAL,
    "words" TEXT,

    PRIMARY KEY ("sha256", "extraction", "number"),
    CONSTRAINT "Page_sha256_extraction_fkey" FOREIGN KEY ("sha256", "extraction") REFERENCES "Extraction" ("sha256", "number") ON DELETE CASCADE ON UPDATE CASCADE
);
-- The pages of text are derived. They are made anew, as readings of their originals, when the portal next starts.
DROP TABLE "Page";
ALTER TABLE "new_Page" RENAME TO "Page";
CREATE TABLE "new_Annotation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "documentId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "parentId" TEXT,
    "authorId" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "visibility" TEXT NOT NULL DEFAULT 'team',
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
INSERT INTO "new_Annotation" ("authorId", "body", "createdAt", "documentId", "end", "exact", "id", "kind", "occasion", "originalSha256", "page", "parentId", "prefix", "removedAt", "revision", "saidOn", "speakerId", "start", "suffix", "textSha256", "updatedAt", "visibility") SELECT "authorId", "body", "createdAt", "documentId", "end", "exact", "id", "kind", "occasion", "originalSha256", "page", "parentId", "prefix", "removedAt", "revision", "saidOn", "speakerId", "start", "suffix", "textSha256", "updatedAt", "visibility" FROM "Annotation";
DROP TABLE "Annotation";
ALTER TABLE "new_Annotation" RENAME TO "Annotation";
CREATE INDEX "Annotation_documentId_page_start_idx" ON "Annotation"("documentId", "page", "start");
CREATE INDEX "Annotation_authorId_idx" ON "Annotation"("authorId");
CREATE INDEX "Annotation_createdAt_id_idx" ON "Annotation"("createdAt", "id");
CREATE UNIQUE INDEX "Annotation_documentId_importedId_key" ON "Annotation"("documentId", "importedId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "ApiToken_accountId_idx" ON "ApiToken"("accountId");

-- CreateIndex
CREATE INDEX "Extraction_wordsSha256_idx" ON "Extraction"("wordsSha256");

-- CreateIndex
CREATE INDEX "Version_sha256_extraction_idx" ON "Version"("sha256", "extraction");

-- CreateIndex
CREATE INDEX "Placement_state_idx" ON "Placement"("state");

-- CreateIndex
CREATE INDEX "Job_state_runAfter_idx" ON "Job"("state", "runAfter");

-- CreateIndex
CREATE INDEX "Job_kind_subject_idx" ON "Job"("kind", "subject");

-- CreateIndex
CREATE INDEX "AnnotationTag_tag_idx" ON "AnnotationTag"("tag");
