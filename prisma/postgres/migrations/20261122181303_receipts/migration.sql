-- AlterTable
ALTER TABLE "Provenance" ADD COLUMN     "setAsideAt" TIMESTAMP(3),
ADD COLUMN     "versionKind" TEXT NOT NULL DEFAULT 'original',
ADD COLUMN     "versionNote" TEXT NOT NULL DEFAULT '';

-- CreateIndex
CREATE INDEX "Provenance_receivedAt_id_idx" ON "Provenance"("receivedAt", "id");
