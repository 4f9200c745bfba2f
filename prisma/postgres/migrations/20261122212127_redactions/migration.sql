-- AlterTable
ALTER TABLE "Record" ADD COLUMN     "withheld" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Original" ADD COLUMN     "isCopy" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Version" ADD COLUMN     "redactionOf" INTEGER,
ADD COLUMN     "withheld" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Annotation" ADD COLUMN     "withheld" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Export" ADD COLUMN     "edition" TEXT NOT NULL DEFAULT 'public';

-- CreateTable
CREATE TABLE "Redaction" (
    "id" TEXT NOT NULL,
    "documentId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "page" INTEGER,
    "left" DOUBLE PRECISION,
    "top" DOUBLE PRECISION,
    "width" DOUBLE PRECISION,
    "height" DOUBLE PRECISION,
    "start" INTEGER,
    "end" INTEGER,
    "words" TEXT,
    "code" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "createdById" TEXT,

    CONSTRAINT "Redaction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Copy" (
    "id" TEXT NOT NULL,
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
    "madeAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Copy_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Redaction_documentId_createdAt_idx" ON "Redaction"("documentId", "createdAt");

-- CreateIndex
CREATE INDEX "Copy_documentId_idx" ON "Copy"("documentId");

-- CreateIndex
CREATE UNIQUE INDEX "Copy_madeOf_purpose_documentId_madeOfNumber_recipeSha256_ma_key" ON "Copy"("madeOf", "purpose", "documentId", "madeOfNumber", "recipeSha256", "maker");

-- AddForeignKey
ALTER TABLE "Redaction" ADD CONSTRAINT "Redaction_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Redaction" ADD CONSTRAINT "Redaction_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Copy" ADD CONSTRAINT "Copy_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
