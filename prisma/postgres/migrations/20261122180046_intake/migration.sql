-- DropForeignKey
ALTER TABLE "Page" DROP CONSTRAINT "Page_sha256_fkey";

-- DropIndex
DROP INDEX "Provenance_documentId_sha256_key";

-- AlterTable
ALTER TABLE "Provenance" ADD COLUMN     "capturedAt" TEXT,
ADD COLUMN     "containerId" TEXT,
ADD COLUMN     "partPath" TEXT,
ADD COLUMN     "receivedFrom" TEXT,
ALTER COLUMN "documentId" DROP NOT NULL;

-- The pages of text are derived. They are made anew, as readings of their originals, when the portal next starts.
DELETE FROM "Page";

-- AlterTable
ALTER TABLE "Page" DROP CONSTRAINT "Page_pkey",
DROP COLUMN "extractor",
ADD COLUMN     "confidence" DOUBLE PRECISION,
ADD COLUMN     "extraction" INTEGER NOT NULL,
ADD COLUMN     "heightPt" DOUBLE PRECISION,
ADD COLUMN     "isOcrCandidate" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "label" TEXT,
ADD COLUMN     "method" TEXT NOT NULL DEFAULT 'text',
ADD COLUMN     "widthPt" DOUBLE PRECISION,
ADD COLUMN     "words" TEXT,
ADD CONSTRAINT "Page_pkey" PRIMARY KEY ("sha256", "extraction", "number");

-- AlterTable
ALTER TABLE "Annotation" ADD COLUMN     "anchorState" TEXT NOT NULL DEFAULT 'exact',
ADD COLUMN     "askedOfId" TEXT,
ADD COLUMN     "dueOn" TEXT,
ADD COLUMN     "endPage" INTEGER,
ADD COLUMN     "foreign" TEXT,
ADD COLUMN     "importedAuthor" TEXT,
ADD COLUMN     "importedId" TEXT,
ADD COLUMN     "removedById" TEXT,
ADD COLUMN     "version" INTEGER;

-- CreateTable
CREATE TABLE "ApiToken" (
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "lastUsedAt" TIMESTAMP(3),

    CONSTRAINT "ApiToken_pkey" PRIMARY KEY ("id")
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
    "madeAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Extraction_pkey" PRIMARY KEY ("sha256","number")
);

-- CreateTable
CREATE TABLE "Version" (
    "documentId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "extraction" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "currentSince" TIMESTAMP(3) NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "createdById" TEXT,

    CONSTRAINT "Version_pkey" PRIMARY KEY ("documentId","number")
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
    "reaffirmedAt" TIMESTAMP(3),
    "reaffirmedById" TEXT,

    CONSTRAINT "Placement_pkey" PRIMARY KEY ("annotationId","version")
);

-- CreateTable
CREATE TABLE "Job" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "input" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "progress" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,
    "leasedBy" TEXT,
    "leasedUntil" TIMESTAMP(3),
    "runAfter" TIMESTAMP(3) NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "startedAt" TIMESTAMP(3),
    "finishedAt" TIMESTAMP(3),
    "requestedById" TEXT,

    CONSTRAINT "Job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AnnotationTag" (
    "annotationId" TEXT NOT NULL,
    "tag" TEXT NOT NULL,

    CONSTRAINT "AnnotationTag_pkey" PRIMARY KEY ("annotationId","tag")
);

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

-- CreateIndex
CREATE INDEX "Provenance_documentId_idx" ON "Provenance"("documentId");

-- CreateIndex
CREATE UNIQUE INDEX "Provenance_containerId_partPath_key" ON "Provenance"("containerId", "partPath");

-- CreateIndex
CREATE INDEX "Annotation_createdAt_id_idx" ON "Annotation"("createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Annotation_documentId_importedId_key" ON "Annotation"("documentId", "importedId");

-- AddForeignKey
ALTER TABLE "ApiToken" ADD CONSTRAINT "ApiToken_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Provenance" ADD CONSTRAINT "Provenance_containerId_fkey" FOREIGN KEY ("containerId") REFERENCES "Provenance"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Extraction" ADD CONSTRAINT "Extraction_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "Original"("sha256") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Page" ADD CONSTRAINT "Page_sha256_extraction_fkey" FOREIGN KEY ("sha256", "extraction") REFERENCES "Extraction"("sha256", "number") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Version" ADD CONSTRAINT "Version_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Version" ADD CONSTRAINT "Version_sha256_extraction_fkey" FOREIGN KEY ("sha256", "extraction") REFERENCES "Extraction"("sha256", "number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Version" ADD CONSTRAINT "Version_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Placement" ADD CONSTRAINT "Placement_annotationId_fkey" FOREIGN KEY ("annotationId") REFERENCES "Annotation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Placement" ADD CONSTRAINT "Placement_reaffirmedById_fkey" FOREIGN KEY ("reaffirmedById") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Job" ADD CONSTRAINT "Job_requestedById_fkey" FOREIGN KEY ("requestedById") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Annotation" ADD CONSTRAINT "Annotation_askedOfId_fkey" FOREIGN KEY ("askedOfId") REFERENCES "Record"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AnnotationTag" ADD CONSTRAINT "AnnotationTag_annotationId_fkey" FOREIGN KEY ("annotationId") REFERENCES "Annotation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
